"""PostgreSQL and Valkey from wheels: started, watched and stopped by the process that owns their folder."""
