"""How is text turned into what a trained encoder weighs, and how does its arithmetic go?

Both learned readers, that of questions and that of articles, stand on it: pieces of words, layers, arrays on file.
"""
