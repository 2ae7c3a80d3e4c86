//! Web and mail addresses, which stay whole.

use super::chars::{is_closer, is_opener, is_quote, is_space};

/// Ends of host names that are common enough in news to be told from a missing space after a stop.
const TOP_LEVEL: [&str; 24] = [
    "com", "org", "net", "gov", "edu", "int", "info", "io", "tv", "eu", "uk", "jp", "kr", "cn",
    "ru", "de", "fr", "au", "ca", "in", "za", "ng", "ke", "ae",
];

/// Length of the address at the start of `rest`, if there is one.
pub(super) fn web_len(rest: &str, before: Option<char>) -> Option<usize> {
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let chunk = &rest[..rest.find(is_space).unwrap_or(rest.len())];
    if !chunk.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    let has_scheme = ["http://", "https://", "ftp://", "www."].iter().any(|s| {
        chunk.get(..s.len()).is_some_and(|start| start.eq_ignore_ascii_case(s))
            && chunk[s.len()..].starts_with(|c: char| c.is_alphanumeric())
    });
    if has_scheme {
        let stop = |c: char| matches!(c, '"' | '“' | '”' | '<' | '>' | '«' | '»' | '，' | '。');
        let end = chunk.find(stop).unwrap_or(chunk.len());
        return Some(trim_end(&chunk[..end]).len());
    }
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let is_local = |c: char| is_host(c) || matches!(c, '_' | '+' | '%');
    let local = chunk.find(|c| !is_local(c)).unwrap_or(chunk.len());
    if chunk[local..].starts_with('@') {
        let host = &chunk[local + 1..];
        let host = &host[..host.find(|c| !is_host(c)).unwrap_or(host.len())];
        let host = host.trim_end_matches(['.', '-']);
        return host.contains('.').then_some(local + 1 + host.len());
    }
    let host = &chunk[..chunk.find(|c| !is_host(c)).unwrap_or(chunk.len())];
    let host = host.trim_end_matches(['.', '-']);
    let (name, top) = host.rsplit_once('.')?;
    if name.len() < 2 || !TOP_LEVEL.contains(&top) {
        return None;
    }
    if chunk[host.len()..].starts_with('/') {
        return Some(trim_end(chunk).len());
    }
    Some(host.len())
}

/// Without the marks that belong to the sentence around the address.
fn trim_end(address: &str) -> &str {
    let ends = |c: char| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '*')
            || is_closer(c)
            || is_opener(c)
            || is_quote(c)
    };
    address.trim_end_matches(ends)
}
