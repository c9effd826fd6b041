"""Bytes in: files, folders, standard input, tables. The only stage that may ever touch the network."""
