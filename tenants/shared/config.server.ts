// The configuration as the web and the services read it.
export { ConfigError, config } from '#db/config.server.ts'
