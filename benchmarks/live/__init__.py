"""Live delivery beside a Node server that does the same job."""
