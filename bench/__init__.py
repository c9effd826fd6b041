"""Accuracy and speed, measured on data named on the command line, against floors that may not fall."""
