"""What may moderators and members do to the facts of their server?

Every function takes plain values and gives back data that is ready to show; a cog or a command only asks and
shows. Whatever changes something gives a `Change`, whose key undoes it, and has been committed by then.
"""
