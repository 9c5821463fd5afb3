//! Passwords: argon2id, in a blocking task, each in its turn.

use super::turns::Turns;
use crate::{Error, Result};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use domain::{
    check::Problem,
    form::{FieldErrors, Form},
};
use std::net::IpAddr;
use tokio::task::spawn_blocking;

pub const MIN_PASSWORD: usize = 10;
pub const MAX_PASSWORD: usize = 128;

/// What an unknown account's password is compared with: made with the same parameters, fits no password.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// `password` and `password_again` of a form that sets a new password; taken as typed, spaces included.
pub fn read_new(form: &Form) -> Result<String, FieldErrors> {
    let password = form.get("password");
    let mut errors = FieldErrors::default();
    match password.chars().count() {
        0 => errors.add("password", Problem::Required),
        n if n < MIN_PASSWORD => errors.add("password", Problem::TooShort(MIN_PASSWORD as u32)),
        n if n > MAX_PASSWORD => errors.add("password", Problem::TooLong(MAX_PASSWORD as u32)),
        _ if password != form.get("password_again") => errors.add("password_again", Problem::PasswordsDiffer),
        _ => {}
    }
    errors.or(password.to_owned())
}

pub async fn hash(turns: &Turns, from: IpAddr, password: String, salt: [u8; 16]) -> Result<String> {
    blocking(turns, from, move || {
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map_err(Error::internal)?;
        Ok(hash.to_string())
    })
    .await
}

/// Compares with the hash of the account; without one, takes as long and says no.
pub async fn verify(turns: &Turns, from: IpAddr, password: &str, hash: Option<String>) -> Result<bool> {
    // A longer one is none: hashing it would only take time. A stopped account has no hash.
    let hash = hash.filter(|hash| !hash.is_empty() && password.chars().count() <= MAX_PASSWORD);
    let password: String = password.chars().take(MAX_PASSWORD).collect();
    blocking(turns, from, move || {
        let parsed = PasswordHash::new(hash.as_deref().unwrap_or(DUMMY)).map_err(Error::internal)?;
        let is_right = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(is_right && hash.is_some())
    })
    .await
}

async fn blocking<T: Send + 'static>(turns: &Turns, from: IpAddr, work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let turn = turns.take(from).await?;
    // The computation ends although whoever asked may have hung up, and until then it is not the next one's turn.
    let with_turn = move || {
        let done = work();
        drop(turn);
        done
    };
    spawn_blocking(with_turn).await.map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{HERE, PASSWORD};

    #[tokio::test]
    async fn the_dummy_costs_what_a_real_hash_costs() {
        let turns = Turns::default();
        let real = hash(&turns, HERE, PASSWORD.to_owned(), [7; 16]).await.expect("hash");
        let cost = |phc: &str| phc.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(cost(&real), cost(DUMMY));
        assert!(PasswordHash::new(DUMMY).is_ok_and(|h| h.hash.is_some() && h.salt.is_some()));
        assert!(!verify(&turns, HERE, "", None).await.expect("verify"));
    }

    #[tokio::test]
    async fn the_cast_signs_in_with_its_hash() {
        assert!(verify(&Turns::default(), HERE, PASSWORD, Some(cast::PASSWORD_HASH.to_owned())).await.expect("verify"));
    }

    #[test]
    fn a_new_password_has_10_to_128_characters_twice() {
        let read = |a: &str, b: &str| read_new(&Form::default().with("password", a).with("password_again", b));
        assert!(read("mười ký tự", "mười ký tự").is_ok());
        assert!(read(&"ậ".repeat(128), &"ậ".repeat(128)).is_ok());
        for (a, b, field, problem) in [
            ("", "", "password", Problem::Required),
            ("chín ký t", "chín ký t", "password", Problem::TooShort(10)),
            (&"x".repeat(129), "", "password", Problem::TooLong(128)),
            ("mười ký tự", "mười ký tụ", "password_again", Problem::PasswordsDiffer),
        ] {
            assert_eq!(read(a, b).expect_err("refused").of(field), Some(&problem));
        }
    }
}
