//! Icons, as SVG in the page.
