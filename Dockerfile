FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Behind a registry of your own: docker build --secret id=npmrc,src=$HOME/.npmrc. It stays in no layer.
RUN --mount=type=secret,id=npmrc,target=/root/.npmrc \
    npm ci --omit=dev --ignore-scripts --no-audit --no-fund
WORKDIR /code
COPY . .
# Whatever the umask of the checkout was: the bot runs as somebody else, and may read and not change.
RUN chmod -R u=rwX,go=rX .

FROM node:24-bookworm-slim
ENV NODE_ENV=production DATA_FOLDER=/data
RUN install -d -m 700 -o 10001 -g 10001 /data
COPY --from=build /app/node_modules /app/node_modules
COPY --from=build /code /app
WORKDIR /app
USER 10001:10001
EXPOSE 8080
STOPSIGNAL SIGTERM
# Whether the process lives. That Redis is away is no reason to kill it: it still answers calls for help.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s CMD ["node", "scripts/ask-health.ts", "/healthz"]
CMD ["node", "src/main.ts"]
