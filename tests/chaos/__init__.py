"""Nothing lost: workers killed, Valkey emptied, PostgreSQL restarted while mails and disconnects are under way."""
