//! Server functions that islands call; each is one call of a use-case.
