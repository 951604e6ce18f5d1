"""The call: its wording, the invitations, the letters, the pages of those who are asked, and what they say."""
