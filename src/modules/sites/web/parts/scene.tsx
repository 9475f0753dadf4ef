// A drawing of the house on a screen of the office. Where its file lies the build knows, and whoever composes the office says.
import { createContext, useContext } from 'react';

export const ScenesContext = createContext<(name: string) => string>(() => '');

/** `scene`: 'scene:NAME', as forms say it. */
export function SceneImage({ scene, alt }: { scene: string; alt: string }) {
  const src = useContext(ScenesContext)(scene.replace(/^scene:/, ''));
  return src ? <img src={src} alt={alt} loading="lazy" /> : <span className="nopic">Tranh vẽ sẵn</span>;
}
