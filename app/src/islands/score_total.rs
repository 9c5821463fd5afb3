//! A score sheet added up while it is filled in.
