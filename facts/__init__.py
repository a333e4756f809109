"""What we know about who stands by whom, and which words say so. No Discord, no asyncio."""

__version__ = "0.1.0"
