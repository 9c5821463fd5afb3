//! Who asks: the address, and the network of one customer.

use axum::extract::{ConnectInfo, Request};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// Who asks. Of the forwarded addresses only the last was written by our own proxy.
pub fn peer(request: &Request, trust_proxy: bool) -> IpAddr {
    let forwarded = || {
        let value = request.headers().get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
        value.rsplit(',').next()?.trim().parse().ok()
    };
    let connected = || request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip());
    trust_proxy.then(forwarded).flatten().or_else(connected).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

/// The network that stands for one customer: an IPv6 customer usually holds a whole /64.
pub fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    #[test]
    fn only_a_trusted_proxy_says_who_asks_and_only_its_own_word_counts() {
        let spoofed = Request::post("/sign-in").header("x-forwarded-for", "10.0.0.1, 203.0.113.7").body(Body::empty());
        let spoofed = spoofed.expect("a request");
        assert_eq!(peer(&spoofed, true), IpAddr::from([203, 0, 113, 7]));
        assert_eq!(peer(&spoofed, false), IpAddr::from([0, 0, 0, 0]));
    }

    #[test]
    fn an_ipv6_customer_is_one_address() {
        let ip = |text: &str| network(text.parse().expect("an address"));
        assert_eq!(ip("2001:db8::1"), ip("2001:db8::ffff:1"));
        assert_ne!(ip("2001:db8::1"), ip("2001:db8:0:1::1"));
    }
}
