"""The parts of audio/training/network."""
