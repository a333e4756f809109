# Two stages: what builds stays behind, and what runs has no compiler, no cache and no root.
FROM python:3.13-slim AS build
WORKDIR /src
RUN python -m venv /opt/whobacks
# The pinned packages first: they change seldom, so this layer is kept from one build to the next.
COPY requirements.lock ./
RUN /opt/whobacks/bin/pip install --no-cache-dir --require-hashes -r requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY facts facts
COPY bot bot
# setuptools is in the lock, so the build too fetches nothing that has no hash.
RUN /opt/whobacks/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Whobacks" \
      org.opencontainers.image.description="A Discord bot that says who backs whom, with the passage it rests on" \
      org.opencontainers.image.licenses="MIT"
RUN useradd --uid 10001 --user-group --no-create-home --home-dir /data --shell /usr/sbin/nologin whobacks \
 && install -d -o whobacks -g whobacks -m 0750 /data
COPY --from=build /opt/whobacks /opt/whobacks
# The store is built in the data folder on the first start, so /data is all that has to be writable and kept.
ENV PATH=/opt/whobacks/bin:/usr/local/bin:/usr/bin:/bin \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    HOME=/data \
    XDG_DATA_HOME=/data \
    WHOBACKS_HEALTH_FILE=/tmp/whobacks-health.json
WORKDIR /data
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
# Healthy means: every shard is connected to Discord's gateway, and the bot said so within the last half minute.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 CMD ["python", "-m", "bot.health"]
ENTRYPOINT ["whobacks"]
CMD ["run"]
