"""Which reports are copies, which mentions are one event, which names are one actor: always with the reasons."""
