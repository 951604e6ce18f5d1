"""Whom the call goes to: choosing, balance, who asks whom, how each invitation stands."""
