//! A connection whose other side reads nothing for a while is closed.

use std::{
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Sleep, sleep},
};

pub struct Stalling<S> {
    inner: S,
    patience: Duration,
    /// Runs while the other side takes nothing.
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<S: Unpin> Stalling<S> {
    pub fn new(inner: S, patience: Duration) -> Self {
        Self { inner, patience, stalled: None }
    }

    fn inner(&mut self) -> Pin<&mut S> {
        Pin::new(&mut self.inner)
    }

    fn judged(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let patience = self.patience;
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(patience)));
        stalled.as_mut().poll(cx).map(|()| Err(io::Error::from(io::ErrorKind::TimedOut)))
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Stalling<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_read(cx, buf)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Stalling<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        let written = self.inner().poll_write(cx, buf);
        self.judged(cx, written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bufs: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = self.inner().poll_write_vectored(cx, bufs);
        self.judged(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner().poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt, duplex},
        time::timeout,
    };

    #[tokio::test]
    async fn what_nobody_reads_is_given_up_and_what_is_read_slowly_is_not() {
        let short = Duration::from_millis(100);
        let (near, _far) = duplex(16);
        let written = timeout(Duration::from_secs(20), Stalling::new(near, short).write_all(&[0; 100])).await.expect("given up");
        assert_eq!(written.expect_err("nobody reads").kind(), io::ErrorKind::TimedOut);

        let (near, mut far) = duplex(16);
        let reading = async {
            let mut bytes = [0; 16];
            for _ in 0..10 {
                sleep(short / 4).await;
                far.read_exact(&mut bytes).await.expect("more comes");
            }
        };
        let mut near = Stalling::new(near, short);
        let (written, ()) = tokio::join!(near.write_all(&[0; 160]), reading);
        written.expect("all of it");
    }
}
