//! stub
pub async fn load(_backend: &backend::Backend) -> backend::Result<()> { Ok(()) }
