//! The interactive parts, in the browser and on the server. They take plain data, texts included.
