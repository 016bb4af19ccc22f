# An image that holds nothing but privlint, linked statically:
#
#   docker build --tag privlint .
#   docker run --rm --volume "$PWD:/work:ro" privlint check privacy.md
#
# It has no shell, so it does not serve as the image of a job of GitLab CI.

# The release of Rust that privlint is tested with; any from `rust-version` in Cargo.toml on does.
ARG RUST=1.95
FROM rust:${RUST}-slim AS build
SHELL ["/bin/bash", "-euo", "pipefail", "-c"]
WORKDIR /privlint
RUN rustup target add "$(uname -m)-unknown-linux-musl"
# What .dockerignore lets through.
COPY . .
RUN target="$(uname -m)-unknown-linux-musl" \
    && CARGO_PROFILE_RELEASE_STRIP=symbols cargo build --release --locked --target "$target" \
    && cp "target/$target/release/privlint" .

FROM scratch
COPY --from=build /privlint/LICENSE-APACHE /privlint/LICENSE-MIT /usr/local/share/licenses/privlint/
COPY --from=build /privlint/privlint /usr/local/bin/privlint
ENV PATH=/usr/local/bin
# Nobody's: it only reads. To write a report into /work, say `--user "$(id -u)"`.
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["privlint"]
