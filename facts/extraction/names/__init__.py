"""Who stands in an article, and which words of it mean whom?"""
