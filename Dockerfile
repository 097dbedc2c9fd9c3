# Built in one stage, run in another without compilers, as a user without rights.
FROM node:24-bookworm-slim AS build
WORKDIR /zaplecze
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /zaplecze
# The embedded PostgreSQL refuses root, and so do we; the data is the only thing it may write.
RUN useradd --system --create-home --home-dir /home/zaplecze zaplecze \
  && mkdir /data && chown zaplecze:zaplecze /data
COPY --from=build /zaplecze ./
USER zaplecze
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=3s --start-period=90s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# node itself is process 1, so that it gets the signal to stop.
CMD ["node", "--import", "tsx", "app/start.ts"]
