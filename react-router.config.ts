import type { Config } from '@react-router/dev/config';

export default { appDirectory: 'src', buildDirectory: 'build', serverBuildFile: '[name].js', ssr: true } satisfies Config;
