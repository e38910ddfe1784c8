"""Five mutations and one hot account, beside a hand-written transaction and PostGraphile calling a function."""
