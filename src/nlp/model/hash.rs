//! Hashes of words and features. Trained models depend on them: a change asks for new training.

/// The hash of a string.
pub(crate) fn hash_str(text: &str) -> u64 {
    text.chars().fold(Hasher::new(), Hasher::with).finish()
}

/// A hash built up character by character (FNV-1a with a final mixing step).
#[derive(Clone, Copy)]
pub(crate) struct Hasher(u64);

impl Hasher {
    pub(crate) fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    #[must_use]
    pub(crate) fn with(self, c: char) -> Self {
        Self((self.0 ^ u64::from(u32::from(c))).wrapping_mul(0x0000_0100_0000_01b3))
    }

    pub(crate) fn finish(self) -> u64 {
        mix(self.0, 0)
    }
}

/// The hash of two hashes; the order counts.
#[inline]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let x = (a ^ b.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    x ^ (x >> 32)
}
