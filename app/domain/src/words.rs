//! The macro behind every word file: both languages side by side, so that neither can be missing.

/// Declares one function for each text: `name = "tiếng Việt" | "English";`, with arguments
/// `name(days) = "Còn {days} ngày" | "{days} days left";`. Call as `w::name(locale)` or
/// `w::name(locale, days)`. Without arguments the answer is `&'static str`, otherwise `String`.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $(($($arg:ident),+))? = $vi:literal | $en:literal;)*) => {
        $($crate::words!(@one $(#[$doc])* $name $(($($arg),+))? = $vi | $en);)*
    };
    (@one $(#[$doc:meta])* $name:ident = $vi:literal | $en:literal) => {
        $(#[$doc])*
        pub fn $name(locale: $crate::locale::Locale) -> &'static str {
            locale.pick($vi, $en)
        }
    };
    (@one $(#[$doc:meta])* $name:ident ($($arg:ident),+) = $vi:literal | $en:literal) => {
        $(#[$doc])*
        pub fn $name(locale: $crate::locale::Locale, $($arg: impl std::fmt::Display),+) -> String {
            match locale {
                $crate::locale::Locale::Vi => format!($vi),
                $crate::locale::Locale::En => format!($en),
            }
        }
    };
}
