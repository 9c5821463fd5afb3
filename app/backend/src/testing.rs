//! `TestBackend`: a private database, a fixed clock, seeded chance, and a cast of named people.
