# The portal on Node 24. Postgres and, if wished, Meilisearch run beside it: see docker-compose.yml.
FROM node:24-slim AS build
WORKDIR /portal
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /portal
COPY --from=build /portal/package.json /portal/tsconfig.json ./
COPY --from=build /portal/node_modules node_modules
COPY --from=build /portal/build build
COPY --from=build /portal/app app
COPY --from=build /portal/db db
COPY --from=build /portal/search search
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=4s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "app/start/run.mjs", "--as-installed", "start"]
