// What runs in the browser and other modules' screens use: the files of a form, chosen, kept, too heavy.
import './web/document.css';

export { Files } from './web/parts/attached.tsx';
