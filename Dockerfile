# Casefolio with all that it needs: Pango, and fonts for every script. Nothing has to be installed but Docker.
#
#   docker build --tag casefolio .
#   docker run --rm --volume "$PWD:/portfolio" --user "$(id -u):$(id -g)" casefolio pdf
#
# For amd64 and arm64: the base image is a list of both, and every package has files for both.

FROM python:3.13.15-slim-trixie@sha256:9d2e5553305c7c7b0097999bb17187c69b921ccd6bc9d40e4bb5ebe652c00285 AS build

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /source

# Every file is compared with its digest. Those that only tests need are left behind in this stage.
COPY requirements.txt ./
# hadolint ignore=DL3013
RUN pip download --require-hashes --requirement requirements.txt --dest /wheels \
    && pip install --no-index --find-links /wheels hatchling

COPY pyproject.toml README.md LICENSE ./
COPY src src
COPY templates templates
COPY schema schema
COPY docs/assets docs/assets
RUN pip wheel --no-index --no-deps --no-build-isolation --wheel-dir /own . \
    && python -m venv /opt/casefolio \
    && /opt/casefolio/bin/pip install --no-index --find-links /wheels /own/*.whl


FROM python:3.13.15-slim-trixie@sha256:9d2e5553305c7c7b0097999bb17187c69b921ccd6bc9d40e4bb5ebe652c00285

# Debian's stable release changes its packages for security only, and keeps no older ones to be named here.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        fontconfig \
        fonts-noto-cjk \
        fonts-noto-color-emoji \
        fonts-noto-core \
        libharfbuzz-subset0 \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && fc-cache --force \
    && useradd --uid 1000 --create-home casefolio

COPY --from=build /opt/casefolio /opt/casefolio

# What is cached outside of the portfolio goes where any user may write: the files belong to whoever runs it.
ENV PATH="/opt/casefolio/bin:$PATH" XDG_CACHE_HOME=/tmp/cache NO_MKDOCS_2_WARNING=1
WORKDIR /portfolio
USER 1000

ENTRYPOINT ["casefolio"]
CMD ["--help"]
