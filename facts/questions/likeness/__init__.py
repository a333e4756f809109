"""The second reader: what is a message most like, of several thousand whose meaning is known?

Where the rules do not read a message whole, its names, sorts and days are masked, and a model weighs its words
for each meaning that holds just these. A likely one is said in plain words, which the rules then read.
"""
