/** Places to practise with: sharing a location never asks where the learner really is. */
export const PRACTICE_PLACES = [
  { name: "Ambon, Maluku", latitude: -3.6954, longitude: 128.1814 },
  { name: "Jakarta", latitude: -6.1754, longitude: 106.8272 },
  { name: "Poso, Sulawesi Tengah", latitude: -1.3959, longitude: 120.7524 },
  { name: "Sampang, Jawa Timur", latitude: -7.1884, longitude: 113.2394 },
  { name: "Wamena, Papua Pegunungan", latitude: -4.0969, longitude: 138.9451 },
];
