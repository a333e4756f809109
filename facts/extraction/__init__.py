"""Which statements does an article make, and how sure may we be of each?"""
