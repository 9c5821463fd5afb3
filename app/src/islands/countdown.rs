//! What is left until a moment, by the server's clock.
