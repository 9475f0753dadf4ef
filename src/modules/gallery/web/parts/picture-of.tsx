// A picture of an album in a list: of the library, a drawing of the house, or one that is gone.
import { type Picture, srcOf } from '#modules/media/ui.ts';
import { SceneImage } from '#modules/sites/ui.ts';

/** `id`: of a picture, or 'scene:…'. */
export function PictureOf({ id, picture, alt }: { id: string; picture: Picture | null; alt: string }) {
  if (picture) return <img src={srcOf(picture, 480)} alt={alt} loading="lazy" />;
  return id.startsWith('scene:') ? <SceneImage scene={id} alt={alt} /> : <span className="nopic">Ảnh không còn</span>;
}
