"""The worker's configuration as the settings say."""

from __future__ import annotations

from delivery.smtp import SmtpConfig
from server.config.orm import credentials, orm_config
from server.config.settings import Settings, SmtpSecurity
from workers.config import WorkerConfig


def worker_config(current: Settings) -> WorkerConfig:
    """What `workers.runtime.run` needs."""
    password = current.smtp_password
    return WorkerConfig(
        orm=orm_config(current),
        database=credentials(current.database_url.get_secret_value()),
        valkey_url=current.valkey_url.get_secret_value(),
        secret_key=current.secret_key.get_secret_value(),
        public_url=current.public_url,
        smtp=SmtpConfig(
            host=current.smtp_host,
            port=current.smtp_port,
            use_tls=current.smtp_security is SmtpSecurity.TLS,
            start_tls=current.smtp_security is SmtpSecurity.STARTTLS,
            username=current.smtp_username,
            password=password.get_secret_value() if password else None,
            connections=current.smtp_connections,
        ),
        mail_from=current.mail_from,
        mails_per_domain=current.mail_per_domain_per_second,
        concurrency=current.worker_concurrency,
    )
