"""The page of somebody who is asked: no account, no script."""
