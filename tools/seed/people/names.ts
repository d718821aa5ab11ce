// Names of nobody: common given names, invented family names.
export const givenNames = [
  'Agnès', 'Alban', 'Aline', 'Amadou', 'Anaïs', 'Armelle', 'Bastien', 'Bérénice', 'Brice', 'Capucine', 'Cédric', 'Chantal',
  'Clément', 'Coralie', 'Damien', 'Delphine', 'Driss', 'Edwige', 'Élodie', 'Émile', 'Fabrice', 'Farida', 'Florent', 'Gaëlle',
  'Ghislain', 'Gwenn', 'Hervé', 'Honorine', 'Inès', 'Irène', 'Jérémie', 'Josiane', 'Karim', 'Laure', 'Léon', 'Lucie',
  'Madeleine', 'Malika', 'Marius', 'Mathilde', 'Maud', 'Nadège', 'Nicolas', 'Océane', 'Odile', 'Pascal', 'Perrine', 'Quentin',
  'Rachid', 'Régine', 'Robin', 'Sabine', 'Samira', 'Sébastien', 'Simon', 'Solange', 'Sylvain', 'Tiphaine', 'Ugo', 'Valérie',
  'Victor', 'Violaine', 'Xavier', 'Yasmine', 'Yvon', 'Zoé',
]; // prettier-ignore

export const familyNames = [
  'Abriquel', 'Anglebert', 'Aubrival', 'Barcolin', 'Bellecourbe', 'Boisredan', 'Bourdelac', 'Brenouard', 'Cadrival', 'Carmentel',
  'Chambrelin', 'Chantegrel', 'Clairvaulx', 'Combelas', 'Cordevant', 'Courteline', 'Dampierrot', 'Desgrandval', 'Doublemard',
  'Épinassou', 'Escaravel', 'Fargelin', 'Ferrandou', 'Fontebrune', 'Fourcadel', 'Garriguel', 'Genestoux', 'Grandvallier',
  'Guirlando', 'Hautecombes', 'Houssaval', 'Jarnigou', 'Joncherel', 'Kerbrizon', 'Kermaudet', 'Labruguerolle', 'Lamothière',
  'Lanvarec', 'Larrivaud', 'Lescouarnec', 'Loubressac-Viel', 'Malvezinet', 'Marcillot', 'Maubrisset', 'Merlinval', 'Montarglat',
  'Morvanec', 'Navacelle', 'Noirmontel', 'Orcibel', 'Pailhassou', 'Pennarvor', 'Peyrolade', 'Plantevigne', 'Pontarel',
  'Pradinasse', 'Quervelot', 'Quintefeuil', 'Rabastel', 'Ravenelle', 'Rochambelle', 'Rouvraylat', 'Sablonnet', 'Saintonnet',
  'Santaluccini', 'Sauvebelle', 'Soubeyrol', 'Tarascou', 'Terrefondrée', 'Thiérigny', 'Tournebride', 'Trébeulec', 'Valcourbier',
  'Vaucresson-Dubief', 'Verdonnel', 'Vieilleville', 'Vignemarle', 'Villeragues', 'Wastinel', 'Yssandier',
]; // prettier-ignore
