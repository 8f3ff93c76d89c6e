import '../../mantine.ts';

/** Exists only under `--dev`. */
export default function Components() {
  return <h1>Components</h1>;
}
