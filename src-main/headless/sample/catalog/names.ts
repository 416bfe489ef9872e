/** Invented people and places. Phone numbers end in 01xx (reserved for fiction), mail is at example.com (RFC 2606). */
const words = (text: string): readonly string[] => text.trim().split(/\s+/)

export const FAMILY_NAMES = words(`
  Abernathy Aldridge Alvarado Ashworth Bannister Barlow Beaumont Bellweather Birch Blackwood Bramble Brightwater
  Calloway Cardenas Castellan Chowdhury Coldwell Corrigan D'Arcy Dalgaard Delacroix Dovetail Eastman Eberhart
  Ellsworth Fairbank Fenwick Fernandez-Rojas Foxworth Galloway Gildersleeve Goodwin Greenleaf Haddad Halvorsen
  Hartfield Hollis Hoshino Inglewood Jankowski Kestrel Kimball Kovalenko Lachance Larkspur Lindholm Lockwood
  Maddox Marchetti Mbeki Merriweather Montague Nakagawa Nettles Northrup O'Hanlon Oakley Osterman Papadakis
  Pemberton Pennywell Pickering Quill Quintero Radcliffe Ravenel Redfern Rosenthal Rutherford Sandoval
  Satterfield Sedgwick Shoemaker Silverstone Sorensen Stillwater Swindell Tamura Thackeray Thornbury Tremblay
  Underhill Vandermeer Velasquez Wainwright Wetherby Whitlock Wolcott Yarrow Zielinski
`)

export const GIVEN_NAMES = {
  F: words(`
  Adelaide Agnes Alma Amara Beatrix Bernadette Camila Celeste Clara Dahlia Daphne Della Edith Eleanor Elsa
  Estela Fern Flora Greta Harriet Hazel Imogen Ines Iris Josephine Juniper Katya Leona Lucinda Mabel Maren
  Marisol Mei Mina Nadia Odette Olive Paloma Pearl Petra Priscilla Rosalind Ruth Sabine Selma Tabitha Thea
  Valentina Willa Yvette
  `),
  M: words(`
  Abel Alaric Alonzo Ambrose Anders Archer Basil Benedict Calvin Clement Cyrus Dashiell Desmond Edgar Elias Emil
  Ezra Felix Gideon Gilbert Harvey Hugo Ignacio Isaac Jasper Joaquin Julian Kenji Lachlan Leander Lionel Magnus
  Mateo Milo Nestor Oliver Omar Otis Percy Quentin Rafael Rowan Rufus Silas Simon Tobias Ulises Victor Walter
  Xavier
  `),
} as const

export const STREETS = words(`
  Alder_Lane Bayberry_Court Chestnut_Street Dogwood_Avenue Elm_Terrace Foundry_Road Grange_Street Juniper_Way
  Harbor_View_Drive Kiln_Road Lantern_Hill_Road Mill_Pond_Road Orchard_Street Quarry_Lane Saddlebrook_Drive
  Tannery_Row Vine_Street Willow_Bend
`).map((street) => street.replaceAll('_', ' '))

/** Towns that do not exist; the ZIP codes lie in ranges not in use. */
export const TOWNS = [
  ['Maple Harbor', 'NY', '00412'],
  ['Cedar Crossing', 'NY', '00423'],
  ['Fallowfield', 'NJ', '00437'],
  ['Graniteview', 'CT', '00448'],
  ['Stonebridge Mills', 'NY', '00455'],
  ['Harrow Point', 'NJ', '00469'],
] as const

export const AREA_CODES = words('201 203 212 315 518 585 607 716 845 914')
