# One image for every process of ours: `tessera serve`, `tessera worker`, `tessera migrate`.

# The single-page app; its Node stays here.
FROM node:24-trixie-slim AS dashboard
WORKDIR /build
COPY dashboard dashboard
COPY schema schema
RUN cd dashboard/app && npm ci --ignore-scripts --no-audit --no-fund && npm run build

FROM python:3.12-slim-trixie AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never UV_PROJECT_ENVIRONMENT=/opt/tessera
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /build
# Dependencies first: they change seldom, and this layer is kept as long as they do not.
COPY pyproject.toml uv.lock README.md ./
RUN uv sync --locked --no-dev --no-install-project
COPY compiler compiler
COPY dashboard dashboard
COPY --from=dashboard /build/dashboard/app/dist dashboard/app/dist
COPY delivery delivery
COPY domain domain
COPY migrations migrations
COPY models models
COPY permissions permissions
COPY resolvers resolvers
COPY schema schema
COPY server server
COPY workers workers
RUN uv sync --locked --no-dev --no-editable

FROM python:3.12-slim-trixie
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin tessera
COPY --from=build /opt/tessera /opt/tessera
ENV PATH=/opt/tessera/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 10001
# An empty folder of its own: settings are also read from a `.env` where a process starts.
WORKDIR /srv
EXPOSE 8000
# Asks the API; what runs another command switches it off, as the compose file does for worker and migration.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import os, urllib.request; port = os.environ.get('TESSERA_PORT', '8000'); urllib.request.urlopen(f'http://127.0.0.1:{port}/health/ready', timeout=4)"]
ENV TESSERA_HOST=0.0.0.0
CMD ["tessera", "serve"]
