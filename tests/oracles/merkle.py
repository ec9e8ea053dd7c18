"""The Merkle tree as RFC 9162 defines it, section 2.1: recursive, without levels; shares no code with the library."""

from __future__ import annotations

import hashlib


def root(leaves: list[bytes]) -> bytes:
    """MTH(D[n])."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\x00" + leaves[0]).digest()
    k = _split(len(leaves))
    return hashlib.sha256(b"\x01" + root(leaves[:k]) + root(leaves[k:])).digest()


def path(m: int, leaves: list[bytes]) -> list[bytes]:
    """PATH(m, D[n])."""
    if len(leaves) == 1:
        return []
    k = _split(len(leaves))
    if m < k:
        return [*path(m, leaves[:k]), root(leaves[k:])]
    return [*path(m - k, leaves[k:]), root(leaves[:k])]


def leads(leaf: bytes, m: int, n: int, given: list[bytes], top: bytes) -> bool:
    """Section 2.1.3.2, word for word."""
    if m >= n:
        return False
    fn, sn, r = m, n - 1, hashlib.sha256(b"\x00" + leaf).digest()
    for p in given:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = hashlib.sha256(b"\x01" + p + r).digest()
            if not fn & 1:
                while True:
                    fn, sn = fn >> 1, sn >> 1
                    if fn & 1 or fn == 0:
                        break
        else:
            r = hashlib.sha256(b"\x01" + r + p).digest()
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == top


def _split(n: int) -> int:
    k = 1
    while k * 2 < n:
        k *= 2
    return k
