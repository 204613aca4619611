/** What the frame puts into the window. */
interface Window { L: any; geomap: any }
