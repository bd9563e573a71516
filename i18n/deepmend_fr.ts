<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>DeepMEND</name>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>&lt;p&gt;The share of a station's users that is in a zone, from a table of weights that 'Zone weights and totals' made; 0 where it has no such row.&lt;/p&gt;&lt;p&gt;deepmend_weight(weights, station, zone)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt;: the table, by name or id; &lt;b&gt;station&lt;/b&gt;, &lt;b&gt;zone&lt;/b&gt;: ids.&lt;/p&gt;&lt;p&gt;Example: deepmend_weight('Weights', 'A12', "code")&lt;/p&gt;</source>
      <translation>&lt;p&gt;La part des utilisateurs d'une station qui se trouve dans une zone, d'après une table de poids produite par « Poids et totaux par zone » ; 0 si elle n'a pas une telle ligne.&lt;/p&gt;&lt;p&gt;deepmend_weight(weights, station, zone)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt; : la table, par son nom ou son identifiant ; &lt;b&gt;station&lt;/b&gt;, &lt;b&gt;zone&lt;/b&gt; : identifiants.&lt;/p&gt;&lt;p&gt;Exemple : deepmend_weight('Weights', 'A12', "code")&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>&lt;p&gt;The total of a figure in a zone: figure times weight, summed over all stations, from a table of weights that 'Zone weights and totals' made. So other figures of the same stations come to the zones without making maps again.&lt;/p&gt;&lt;p&gt;deepmend_zone_total(weights, zone, stations, id_field, field)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt;, &lt;b&gt;stations&lt;/b&gt;: layers, by name or id; &lt;b&gt;zone&lt;/b&gt;: id; &lt;b&gt;id_field&lt;/b&gt;, &lt;b&gt;field&lt;/b&gt;: names of fields of the stations. Stations without a figure are left out.&lt;/p&gt;&lt;p&gt;Example: deepmend_zone_total('Weights', "code", 'Stations', 'station_id', 'users')&lt;/p&gt;</source>
      <translation>&lt;p&gt;Le total d'une grandeur dans une zone : grandeur fois poids, sommée sur toutes les stations, d'après une table de poids produite par « Poids et totaux par zone ». D'autres grandeurs des mêmes stations vont ainsi aux zones sans refaire de cartes.&lt;/p&gt;&lt;p&gt;deepmend_zone_total(weights, zone, stations, id_field, field)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt;, &lt;b&gt;stations&lt;/b&gt; : couches, par leur nom ou leur identifiant ; &lt;b&gt;zone&lt;/b&gt; : identifiant ; &lt;b&gt;id_field&lt;/b&gt;, &lt;b&gt;field&lt;/b&gt; : noms de champs des stations. Les stations sans valeur sont laissées de côté.&lt;/p&gt;&lt;p&gt;Exemple : deepmend_zone_total('Weights', "code", 'Stations', 'station_id', 'users')&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>There is no table or layer '{name}' in the project.</source>
      <translation>Il n'y a ni table ni couche « {name} » dans le projet.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>'{layer}' has no field {names}.</source>
      <translation>« {layer} » n'a pas de champ {names}.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>No station of the weights, such as {station}, is in field '{field}' of '{layer}': choose the field with the ids that the weights were made with.</source>
      <translation>Aucune station des poids, comme {station}, n'est dans le champ « {field} » de « {layer} » : choisissez le champ des identifiants avec lesquels les poids ont été faits.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/buttons.py" />
      <source>The figures are on the clipboard.</source>
      <translation>Les valeurs sont dans le presse-papiers.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/buttons.py" />
      <source>Save the panel</source>
      <translation>Enregistrer le panneau</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/buttons.py" />
      <source>Saved: {path}</source>
      <translation>Enregistré : {path}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/buttons.py" />
      <source>{path} cannot be written: choose another file.</source>
      <translation>{path} ne peut pas être écrit : choisissez un autre fichier.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/buttons.py" />
      <source>Pictures</source>
      <translation>Images</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/buttons.py" />
      <source>Added to the project: {title}</source>
      <translation>Ajouté au projet : {title}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/computation.py" />
      <source>{n:,} stations outside the region count as neighbours but are not listed.</source>
      <translation>{n} stations hors de la région comptent comme voisines mais ne sont pas dans la liste.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/computation.py" />
      <source>There is no true map of station {name}.</source>
      <translation>Il n'y a pas de carte vraie de la station {name}.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/controller.py" />
      <source>Choose a point layer of stations in the tab 'Layers'.</source>
      <translation>Choisissez une couche de points de stations dans l'onglet « Couches ».</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/controller.py" />
      <source>Reading stations...</source>
      <translation>Lecture des stations...</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/controller.py" />
      <source>Computing...</source>
      <translation>Calcul...</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/controller.py" />
      <source>Choose a station: in the list, or with 'Pick on map'.</source>
      <translation>Choisissez une station : dans la liste, ou avec « Choisir sur la carte ».</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Station inspector</source>
      <translation>Inspecteur de stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Layers</source>
      <translation>&amp;Couches</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Maps</source>
      <translation>C&amp;artes</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>F&amp;eatures</source>
      <translation>Caractéristi&amp;ques</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Fi&amp;gures</source>
      <translation>C&amp;hiffres</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Figures of the station</source>
      <translation>Chiffres de la station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Figures of the chosen station stand here.</source>
      <translation>Les chiffres de la station choisie s'affichent ici.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Station</source>
      <translation>Station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Pick on map</source>
      <translation>Choisir sur la car&amp;te</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Click on the map to choose the nearest station; hover to see it.</source>
      <translation>Cliquez sur la carte pour choisir la station la plus proche ; survolez-la pour la voir.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Model</source>
      <translation>Modèle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>beta </source>
      <translation>bêta </translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Attenuation beta</source>
      <translation>Atténuation bêta</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>S&amp;tations</source>
      <translation>Statio&amp;ns</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Regio&amp;n (land)</source>
      <translation>Ré&amp;gion (terre)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Groun&amp;d truth</source>
      <translation>&amp;Vérité terrain</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Operators are networks of their own: stations compete only within one. City and country only shorten the list. A folder of true maps holds a file such as A12.tif for station A12.</source>
      <translation>Chaque opérateur est un réseau à part : les stations ne sont en concurrence qu'à l'intérieur d'un réseau. Ville et pays ne font que raccourcir la liste. Un dossier de cartes vraies contient un fichier tel que A12.tif pour la station A12.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Ground truth</source>
      <translation>Vérité terrain</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Inferred map</source>
      <translation>Carte inférée</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Probability in a cell of 100 m</source>
      <translation>Probabilité dans une cellule de 100 m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>What DeepMEND paper sees; d0: to this station</source>
      <translation>Ce que voit DeepMEND paper ; d0 : à cette station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>KS distance of each model</source>
      <translation>Distance KS de chaque modèle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Share of users by distance, for each model</source>
      <translation>Part des utilisateurs selon la distance, pour chaque modèle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Add to project</source>
      <translation>A&amp;jouter au projet</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Add the map shown to the project, as a temporary raster.</source>
      <translation>Ajouter la carte affichée au projet, comme raster temporaire.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Copy</source>
      <translation>Co&amp;pier</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Copy the figures as text.</source>
      <translation>Copier les chiffres sous forme de texte.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>E&amp;xport...</source>
      <translation>E&amp;xporter...</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Save this panel as a picture.</source>
      <translation>Enregistrer ce panneau comme image.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>All countries</source>
      <translation>Tous les pays</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>All cities</source>
      <translation>Toutes les villes</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>All operators</source>
      <translation>Tous les opérateurs</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>None</source>
      <translation>Aucune</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Raster, a band for each station</source>
      <translation>Raster, une bande par station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Folder, a raster for each station</source>
      <translation>Dossier, un raster par station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Id</source>
      <translation>&amp;Identifiant</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Ope&amp;rator</source>
      <translation>Opérat&amp;eur</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Cit&amp;y</source>
      <translation>Vi&amp;lle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Co&amp;untry</source>
      <translation>Pa&amp;ys</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Height</source>
      <translation>Ha&amp;uteur</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>A&amp;zimuth</source>
      <translation>A&amp;zimut</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Beam &amp;width</source>
      <translation>Ouverture (&amp;w)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Gain, d&amp;B</source>
      <translation>Gain, d&amp;B</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>&amp;Station</source>
      <translation>&amp;Station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>M&amp;odel</source>
      <translation>M&amp;odèle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Nearest station: 1 - exp(-d1 / d0)</source>
      <translation>Station la plus proche : 1 - exp(-d1 / d0)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Second nearest: 1 - exp(-d2 / d0)</source>
      <translation>Deuxième plus proche : 1 - exp(-d2 / d0)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Mean of five: 1 - exp(-d5 / d0)</source>
      <translation>Moyenne de cinq : 1 - exp(-d5 / d0)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/maptool.py" />
      <source>Pick station</source>
      <translation>Choisir une station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/maptool.py" />
      <source>{latitude:.5f}, {longitude:.5f} (latitude, longitude)</source>
      <translation>{latitude:.5f}, {longitude:.5f} (latitude, longitude)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/maptool.py" />
      <source>height {height} m</source>
      <translation>hauteur {height} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/maptool.py" />
      <source>azimuth {azimuth:g}°</source>
      <translation>azimut {azimuth:g}°</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/mapview.py" />
      <source>Wheel or + and -: zoom; drag or arrow keys: move; Home: the whole window.</source>
      <translation>Molette ou + et - : zoom ; glisser ou flèches : déplacer ; Origine : toute la fenêtre.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/picture.py" />
      <source>KS distance to the ground truth</source>
      <translation>Distance KS à la vérité terrain</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/picture.py" />
      <source>Share of users within a distance</source>
      <translation>Part des utilisateurs jusqu'à une distance</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/picture.py" />
      <source>KS distance to {model}</source>
      <translation>Distance KS à {model}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/sources.py" />
      <source>The ground truth</source>
      <translation>La vérité terrain</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/sources.py" />
      <source>The folder {folder} holds no rasters: it should have a file such as A12.tif for the station with the id A12.</source>
      <translation>Le dossier {folder} ne contient aucun raster : il devrait contenir un fichier tel que A12.tif pour la station d'identifiant A12.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/sources.py" />
      <source>The true map of station {name} is in another CRS than the first one: warp all of them to one CRS.</source>
      <translation>La carte vraie de la station {name} est dans un autre SCR que la première : reprojetez-les toutes dans un même SCR.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/sources.py" />
      <source>The folder of true maps {folder} cannot be read: {problem}.</source>
      <translation>Le dossier de cartes vraies {folder} ne peut pas être lu : {problem}.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/stationlist.py" />
      <source>{n:,} stations: choose one</source>
      <translation>{n} stations : choisissez-en une</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/task.py" />
      <source>Station inspector: loading models</source>
      <translation>Inspecteur de stations : chargement des modèles</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/task.py" />
      <source>Something unexpected went wrong: {problem}</source>
      <translation>Une erreur inattendue s'est produite : {problem}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>no ground truth chosen</source>
      <translation>pas de vérité terrain choisie</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Latitude</source>
      <translation>Latitude</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Longitude</source>
      <translation>Longitude</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Height</source>
      <translation>Hauteur</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Generation time</source>
      <translation>Temps de calcul</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Accuracy (1 - KS)</source>
      <translation>Exactitude (1 - KS)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>{azimuth:g}° (beam width {width:g}°)</source>
      <translation>{azimuth:g}° (ouverture {width:g}°)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Azimuth</source>
      <translation>Azimut</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>{model} (needs PyTorch)</source>
      <translation>{model} (nécessite PyTorch)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>{seconds:.3f} s</source>
      <translation>{seconds:.3f} s</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>x {x:,.0f}, y {y:,.0f} m</source>
      <translation>x {x:.0f}, y {y:.0f} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>{height} m</source>
      <translation>{height} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Difference to {model} (KS)</source>
      <translation>Différence avec {model} (KS)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/plugin.py" />
      <source>User guide</source>
      <translation>Guide d'utilisation</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/plugin.py" />
      <source>More on it is in the user guide (Plugins &gt; DeepMEND &gt; User guide), on the page 'When something does not work'.</source>
      <translation>Le guide d'utilisation en dit plus (Extensions &gt; DeepMEND &gt; Guide d'utilisation), à la page « When something does not work » (en anglais).</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/provider.py" />
      <source>DeepMEND: diffusion maps of base stations</source>
      <translation>DeepMEND : cartes de diffusion des stations de base</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/provider.py" />
      <source>The DeepMEND tools are not available because a part of them cannot be imported ({}): reinstall the plugin and the packages that it needs.</source>
      <translation>Les outils DeepMEND ne sont pas disponibles parce qu'une de leurs parties ne peut pas être importée ({}) : réinstallez l'extension et les paquets dont elle a besoin.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>not installed</source>
      <translation>non installé</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>The DeepMEND tools are not available because they need {needs} in the Python that QGIS runs: {advice}</source>
      <translation>Les outils DeepMEND ne sont pas disponibles parce qu'il leur faut {needs} dans le Python qu'utilise QGIS : {advice}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>close QGIS, run  {command}  in a terminal (on Windows the OSGeo4W Shell), and start QGIS again.</source>
      <translation>fermez QGIS, exécutez  {command}  dans un terminal (sous Windows l'OSGeo4W Shell), puis relancez QGIS.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>The DeepMEND tools are not available because they need QGIS {oldest} or newer, and this is {found}: install a newer QGIS.</source>
      <translation>Les outils DeepMEND ne sont pas disponibles, car il leur faut QGIS {oldest} ou plus récent, et celui-ci est le {found} : installez un QGIS plus récent.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>The DeepMEND tools are not available because shapely {shapely} brings GEOS {own}, which makes this QGIS with its GEOS {qgis} crash: {advice}</source>
      <translation>Les outils DeepMEND ne sont pas disponibles parce que shapely {shapely} apporte GEOS {own}, ce qui ferait planter ce QGIS avec son GEOS {qgis} : {advice}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>found {}</source>
      <translation>trouvé {}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/requirements.py" />
      <source>{} {} or newer ({})</source>
      <translation>{} {} ou plus récent ({})</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/__init__.py" />
      <source>Ready workflows</source>
      <translation>Enchaînements prêts à l'emploi</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/__init__.py" />
      <source>Compare models on my stations</source>
      <translation>Comparer les modèles sur mes stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/__init__.py" />
      <source>Station metric to census zones</source>
      <translation>D'une grandeur des stations aux zones de recensement</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/__init__.py" />
      <source>Present population from station counts</source>
      <translation>Population présente d'après les comptages des stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Compare models</source>
      <translation>Comparer les modèles</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Compared models</source>
      <translation>Modèles comparés</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Report</source>
      <translation>Rapport</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Prepare stations</source>
      <translation>Préparer les stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>DeepMEND for QGIS</source>
      <translation>DeepMEND pour QGIS</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Compares the four models on your stations: which maps are nearest to the true ones, or, without a ground truth, how much they differ. First the stations are cleaned ('Prepare stations'), then compared ('Compare models').</source>
      <translation>Compare les quatre modèles sur vos stations : quelles cartes sont les plus proches des vraies ou, sans vérité terrain, à quel point elles diffèrent. Les stations sont d'abord nettoyées ('Préparer les stations'), puis les modèles comparés ('Comparer les modèles').</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>In a cell plan: field with the azimuth of each cell, degrees clockwise from north.</source>
      <translation>Dans un plan de cellules : champ de l'azimut de chaque cellule, en degrés, dans le sens horaire depuis le nord.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>In a cell plan: field with the beam width of each cell, degrees, if it is not 65.</source>
      <translation>Dans un plan de cellules : champ de l'ouverture du faisceau de chaque cellule, en degrés, si elle n'est pas de 65.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Field with how strong each station is against the others, decibels.</source>
      <translation>Champ de la force de chaque station par rapport aux autres, en décibels.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Raster of true maps, a band for each station, if you have one.</source>
      <translation>Raster de vraies cartes, une bande par station, si vous en avez un.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Field that tells operators apart, if there are several.</source>
      <translation>Champ qui distingue les opérateurs, s'il y en a plusieurs.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Field with the height of each antenna above ground, metres.</source>
      <translation>Champ de la hauteur de chaque antenne au-dessus du sol, en mètres.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Layer or table with all stations of the operator.</source>
      <translation>Couche ou table de toutes les stations de l'opérateur.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>For a table without geometry: CRS of these, EPSG:4326 for degrees.</source>
      <translation>Pour une table sans géométrie : leur SCR, EPSG:4326 pour des degrés.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Polygons of the land in which devices can be.</source>
      <translation>Polygones des terres où peuvent se trouver des appareils.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>For a table without geometry: field with the longitude or easting.</source>
      <translation>Pour une table sans géométrie : champ de la longitude ou de l'abscisse.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>For a table without geometry: field with the latitude or northing.</source>
      <translation>Pour une table sans géométrie : champ de la latitude ou de l'ordonnée.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Azimuth field (cell plan)</source>
      <translation>Champ d'azimut (plan de cellules)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Beam width field (cell plan)</source>
      <translation>Champ d'ouverture du faisceau (plan de cellules)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Gain field (cell plan)</source>
      <translation>Champ de gain (plan de cellules)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Group field (operator)</source>
      <translation>Champ de groupe (opérateur)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Antenna height field</source>
      <translation>Champ de hauteur d'antenne</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Stations</source>
      <translation>Stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>CRS of the coordinates</source>
      <translation>SCR des coordonnées</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Region (land)</source>
      <translation>Région (terre)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Longitude field</source>
      <translation>Champ de longitude</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Latitude field</source>
      <translation>Champ de latitude</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>A point for each station: station_id, the group if there is one, area_km2 (of its Voronoi cell), and of each model ks_ (KS distance, 0 to 1), accuracy_ (1 - ks), gain_ (1 - ks / ks of the baseline; empty without a ground truth) and seconds_ (to make the map, without what models share). With MEASUREMENTS: places (judged ones that it serves) and of each model log_score_ there; without GROUND_TRUTH then no ks_, accuracy_, gain_, seconds_.</source>
      <translation>Un point par station : station_id, le groupe s’il y en a un, area_km2 (de sa cellule de Voronoi), et de chaque modèle ks_ (distance KS, 0 à 1), accuracy_ (1 - ks), gain_ (1 - ks / ks de la référence ; vide sans vérité terrain) et seconds_ (pour calculer la carte, sans ce que les modèles ont en commun). Avec MEASUREMENTS : places (lieux jugés qu’elle sert) et log_score_ de chaque modèle ; alors, sans GROUND_TRUTH, pas de ks_, accuracy_, gain_, seconds_.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Page with statistics, tests, distributions, the best and worst stations with their maps, generation times, and the settings that it takes to repeat the run.</source>
      <translation>Page avec statistiques, tests, distributions, les meilleures et les pires stations avec leurs cartes, les temps de calcul et les réglages nécessaires pour répéter le calcul.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Zone weights and totals</source>
      <translation>Poids et totaux par zone</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Weights</source>
      <translation>Poids</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Zones with figures</source>
      <translation>Zones avec valeurs</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Takes figures of stations, such as users or traffic, to zones such as census tracts. First the stations are cleaned and those of one site added up ('Prepare stations'), then divided over the zones with the model's diffusion maps ('Zone weights and totals'). What lies outside all zones is in the log and in the table of weights.</source>
      <translation>Porte des valeurs de stations, telles que des utilisateurs ou du trafic, vers des zones telles que des îlots de recensement. Les stations sont d'abord nettoyées et celles d'un même site additionnées ('Préparer les stations'), puis réparties entre les zones avec les cartes de diffusion du modèle ('Poids et totaux par zone'). Ce qui est hors de toute zone est dans le journal et dans la table des poids.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Fields with totals, 0 or more, to be divided over the zones.</source>
      <translation>Champs de totaux, positifs ou nuls, à répartir entre les zones.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>The model that makes the diffusion maps.</source>
      <translation>Le modèle qui établit les cartes de diffusion.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Polygons of the zones.</source>
      <translation>Polygones des zones.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Field with a unique id for each zone.</source>
      <translation>Champ avec un identifiant unique par zone.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Metric fields (totals)</source>
      <translation>Champs de grandeurs (totaux)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Zones</source>
      <translation>Zones</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Zone id field</source>
      <translation>Champ d'identifiant de zone</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Table: station_id, zone_id, weight (0 to 1). Weights below MIN_WEIGHT are left out; zone_id is NULL for the share outside all zones.</source>
      <translation>Table : station_id, zone_id, weight (0 à 1). Les poids inférieurs à MIN_WEIGHT sont omis ; zone_id est NULL pour la part hors de toutes les zones.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>The zones with their own fields, the metrics, weight_sum (of all stations' weights in it) and stations (that have a weight in it). '_stations' is put behind a name that is taken, and a number behind that where it is taken too; the log says which.</source>
      <translation>Les zones avec leurs champs, les mesures, weight_sum (somme des poids de toutes les stations dans la zone) et stations (qui y ont un poids). « _stations » est ajouté à un nom déjà pris, puis un nombre si celui-ci l'est aussi ; le journal dit lesquels.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Present population</source>
      <translation>Population présente</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Estimates where the devices are that your stations counted. First the stations are cleaned and those of one site added up ('Prepare stations'), then the counts are fitted together ('Present population').</source>
      <translation>Estime où sont les appareils que vos stations ont comptés. Les stations sont d'abord nettoyées et celles d'un même site additionnées ('Préparer les stations'), puis les comptages sont ajustés ensemble ('Population présente').</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Field with the devices that each station counted, 0 or more.</source>
      <translation>Champ du nombre d'appareils comptés par chaque station, 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>How often the estimate is improved at most.</source>
      <translation>Nombre maximal d'améliorations de l'estimation.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Raster of people per cell to begin with, if you have one.</source>
      <translation>Raster d'habitants par cellule d'où partir, si vous en avez un.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Count field</source>
      <translation>Champ de comptage</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Iterations at most</source>
      <translation>Itérations au plus</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>Prior population</source>
      <translation>Population a priori</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationpopulation.model3" />
      <source>GeoTIFF of one band: devices in each cell. NoData outside the region.</source>
      <translation>GeoTIFF à une bande : appareils dans chaque cellule. NoData hors de la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/algorithm.py" />
      <source>Diffusion</source>
      <translation>Diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/common/algorithm.py" />
      <source>Comparison</source>
      <translation>Comparaison</translation>
    </message>
    <message>
      <location filename="../algorithms/common/algorithm.py" />
      <source>Overlay</source>
      <translation>Superposition</translation>
    </message>
    <message>
      <location filename="../algorithms/common/algorithm.py" />
      <source>Training</source>
      <translation>Apprentissage</translation>
    </message>
    <message>
      <location filename="../algorithms/common/algorithm.py" />
      <source>{name} is no known CRS: {value}. Give one such as EPSG:2154.</source>
      <translation>{name} n'est pas un SCR connu : {value}. Donnez-en un tel que EPSG:2154.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/algorithm.py" />
      <source>{name} cannot be read: {value} is not a raster.</source>
      <translation>{name} ne peut pas être lu : {value} n'est pas un raster.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>{parameter} '{name}' is not a field of INPUT; it has: {names}.</source>
      <translation>{parameter} « {name} » n'est pas un champ de INPUT ; ses champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source> and {n:,} more</source>
      <translation> et {n} autres</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>{parameter} is no valid expression ({problem}): {expression}</source>
      <translation>{parameter} n'est pas une expression valide ({problem}) : {expression}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>{parameter} names {unknown}, which INPUT does not have; its fields are: {names}.</source>
      <translation>{parameter} nomme {unknown}, que INPUT n'a pas ; ses champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>its value is not true or false</source>
      <translation>sa valeur n'est ni vraie ni fausse</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>none</source>
      <translation>aucun</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>{parameter} cannot be evaluated ({problem}): {expression}</source>
      <translation>{parameter} ne peut pas être évalué ({problem}) : {expression}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>{parameter} must be true or false for each station, but its value is of another kind: {expression}</source>
      <translation>{parameter} doit être vrai ou faux pour chaque station, mais sa valeur est d'une autre sorte : {expression}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The azimuth of station {name} in AZIMUTH_FIELD '{field}' is not a number of degrees: {value}. Write it as a number, 0 for north and 90 for east, or leave it empty for an antenna without direction.</source>
      <translation>L'azimut de la station {name} dans AZIMUTH_FIELD « {field} » n'est pas un nombre de degrés : {value}. Écrivez-le comme un nombre, 0 pour le nord et 90 pour l'est, ou laissez-le vide pour une antenne sans direction.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The beam width of station {name} in BEAMWIDTH_FIELD '{field}' is {value}, but it must be a number of degrees above 0 and up to 360: correct it, or leave it empty.</source>
      <translation>L'ouverture du faisceau de la station {name} dans BEAMWIDTH_FIELD « {field} » est {value}, mais elle doit être un nombre de degrés supérieur à 0 et d'au plus 360 : corrigez-la, ou laissez-la vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The gain of station {name} in GAIN_FIELD '{field}' is not a number of decibels: {value}. Correct it, or leave it empty.</source>
      <translation>Le gain de la station {name} dans GAIN_FIELD « {field} » n'est pas un nombre de décibels : {value}. Corrigez-le, ou laissez-le vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with the direction in which each antenna points, degrees clockwise from north, where the layer has a row for each cell (sector) of a site. Leave it empty in rows of antennas that send in all directions. Rows at one place with different azimuths are cells of one site. Without this field, stations have no direction.</source>
      <translation>Champ de la direction dans laquelle pointe chaque antenne, en degrés, dans le sens horaire depuis le nord, lorsque la couche a une ligne pour chaque cellule (secteur) d'un site. Laissez-le vide pour les antennes qui émettent dans toutes les directions. Les lignes d'un même lieu dont les azimuts diffèrent sont des cellules d'un même site. Sans ce champ, les stations n'ont pas de direction.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with how strong each station is against the others, decibels (dB): transmit power and antenna gain together, or what 'Calibrate stations' found. Only differences count; where it is empty, the middle value is taken. The unit cannot be told from the values: convert watts to decibels first, 10 log10(W). Used by the density model and DeepMEND.</source>
      <translation>Champ de la force de chaque station par rapport aux autres, en décibels (dB) : puissance d'émission et gain d'antenne réunis, ou ce qu'a trouvé « Étalonner les stations ». Seules les différences comptent ; s'il est vide, la valeur médiane est prise. L'unité ne se déduit pas des valeurs : convertissez d'abord les watts en décibels, 10 log10(W). Utilisé par le modèle de densité et DeepMEND.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>AZIMUTH_FIELD '{field}' of station {name} holds several azimuths, {value}, but a row is one cell: run 'Prepare stations' (deepmend:preparestations) with AZIMUTH_FIELD first, which makes a row of each.</source>
      <translation>AZIMUTH_FIELD « {field} » de la station {name} contient plusieurs azimuts, {value}, mais une ligne est une cellule : lancez d'abord « Préparer les stations » (deepmend:preparestations) avec AZIMUTH_FIELD, qui fait une ligne de chacun.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The azimuth of station {name} in AZIMUTH_FIELD '{field}' is {value}, but azimuths are degrees from 0 to 360, clockwise from north: correct it, or leave it empty for an antenna without direction.</source>
      <translation>L'azimut de la station {name} dans AZIMUTH_FIELD « {field} » est {value}, mais les azimuts sont des degrés de 0 à 360, dans le sens horaire depuis le nord : corrigez-le, ou laissez-le vide pour une antenne sans direction.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with the height of each antenna above ground, metres. It is checked, but the models do not use it: measurements in a city show that it adds little to what positions tell.</source>
      <translation>Champ de la hauteur de chaque antenne au-dessus du sol, en mètres. Il est vérifié, mais les modèles ne l'utilisent pas : des mesures dans une ville montrent qu'il ajoute peu à ce que disent les positions.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with the horizontal 3 dB beam width of each antenna, degrees. Where it is empty, or without it: {width:g}. Used together with AZIMUTH_FIELD.</source>
      <translation>Champ de l'ouverture horizontale à 3 dB de chaque antenne, en degrés. S'il est vide ou absent : {width:g}. Utilisé avec AZIMUTH_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The antenna height of station {name} in HEIGHT_FIELD '{field}' is not a positive number of metres: {value}. Correct it, or leave it empty.</source>
      <translation>La hauteur d'antenne de la station {name} dans HEIGHT_FIELD « {field} » n'est pas un nombre positif de mètres : {value}. Corrigez-la, ou laissez-la vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>INPUT has a field '{field}', which is not used: if it holds the azimuths of antennas, set AZIMUTH_FIELD to it, to map each cell (sector) by itself.</source>
      <translation>INPUT a un champ « {field} », qui n'est pas utilisé : s'il contient les azimuts des antennes, indiquez-le dans AZIMUTH_FIELD, pour cartographier chaque cellule (secteur) séparément.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Values of GAIN_FIELD '{field}' differ by {spread:g} dB, more than stations of one network do: if they are watts, convert them to decibels, 10 log10(W).</source>
      <translation>Les valeurs de GAIN_FIELD « {field} » diffèrent de {spread:g} dB, plus que les stations d'un même réseau : si ce sont des watts, convertissez-les en décibels, 10 log10(W).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>If they belong to several operators set GROUP_FIELD; if they are cells of one site, set AZIMUTH_FIELD to map each by itself, or run 'Prepare stations' (deepmend:preparestations) first.</source>
      <translation>Si elles appartiennent à plusieurs opérateurs, indiquez GROUP_FIELD ; si ce sont des cellules d'un même site, indiquez AZIMUTH_FIELD pour cartographier chacune séparément, ou lancez d'abord « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>To add up their figures, run 'Prepare stations' (deepmend:preparestations) first.</source>
      <translation>Pour additionner leurs valeurs, exécutez d'abord « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>INPUT is a table without geometry: make points of it with 'Prepare stations' (deepmend:preparestations), which takes X_FIELD and Y_FIELD.</source>
      <translation>INPUT est une table sans géométrie : faites-en des points avec « Préparer les stations » (deepmend:preparestations), qui prend X_FIELD et Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>INPUT has no stations: choose a point layer with at least one point.</source>
      <translation>INPUT n'a aucune station : choisissez une couche de points avec au moins un point.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>Cell plan: {n:,} cells on {sites:,} sites.</source>
      <translation>Plan de cellules : {n} cellules sur {sites} sites.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>INPUT has {n} values in field '{field}' and no GROUP_FIELD, so all stations are taken as one operator's: set GROUP_FIELD to '{field}' if they are several, for stations compete only with those of their own operator.</source>
      <translation>INPUT a {n} valeurs dans le champ « {field} » et pas de GROUP_FIELD : toutes les stations sont donc prises pour celles d'un seul opérateur. S'ils sont plusieurs, indiquez « {field} » comme GROUP_FIELD, car les stations ne sont en concurrence qu'avec celles de leur opérateur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{name} has a layer filter, {filter}: stations that it hides are not neighbours. That is right for those of other operators only.</source>
      <translation>{name} a un filtre de couche, {filter} : les stations qu'il cache ne sont pas des voisines. Cela n'est juste que pour celles d'autres opérateurs.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{name} is limited to selected, filtered or the first few features: stations left out are no longer neighbours, so the maps of the others grow into their place. To map a few stations of the whole deployment use STATIONS instead.</source>
      <translation>{name} est limité à des entités sélectionnées, filtrées ou aux premières d'entre elles : les stations écartées ne sont plus des voisines, et les cartes des autres s'étendent à leur place. Pour ne cartographier que quelques stations de tout le déploiement, utilisez STATIONS.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>INPUT is a layer of {kind}, but stations are points: choose a point layer.</source>
      <translation>INPUT est une couche de type {kind}, mais les stations sont des points : choisissez une couche de points.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} features without a place (empty or NaN geometry) are left out: {ids}.</source>
      <translation>{n} entités sans lieu (géométrie vide ou NaN) sont laissées de côté : {ids}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} stations have no value in GROUP_FIELD '{field}': fill it in, or filter them out.</source>
      <translation>{n} stations n'ont pas de valeur dans GROUP_FIELD « {field} » : remplissez-le, ou filtrez-les.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>STATIONS ({expression}) matches none of the {n} stations: check the expression.</source>
      <translation>STATIONS ({expression}) ne retient aucune des {n} stations : vérifiez l'expression.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} stations have no id (NULL or empty) in field '{field}': fill it in, or choose another ID_FIELD.</source>
      <translation>{n} stations n'ont pas d'identifiant (NULL ou vide) dans le champ « {field} » : remplissez-le, ou choisissez un autre ID_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} station ids stand more than once in field '{field}' ({ids}): choose an ID_FIELD whose values are unique (in a cell plan, one for each cell), or merge sites with 'Prepare stations' (deepmend:preparestations).</source>
      <translation>{n} identifiants de stations figurent plusieurs fois dans le champ « {field} » ({ids}) : choisissez un ID_FIELD dont les valeurs sont uniques (dans un plan de cellules, une par cellule), ou fusionnez les sites avec « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>A station at ({x:.6g}, {y:.6g}) cannot be a place in {crs}: check the layer's CRS.</source>
      <translation>Une station à ({x:.6g}, {y:.6g}) ne peut pas être un lieu en {crs} : vérifiez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>GROUP_FIELD '{field}' has {n:,} different values, more than there are operators: choose the field that tells operators apart.</source>
      <translation>GROUP_FIELD « {field} » a {n} valeurs différentes, plus qu'il n'y a d'opérateurs : choisissez le champ qui distingue les opérateurs.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} deployments by '{field}': {groups}</source>
      <translation>{n} déploiements selon « {field} » : {groups}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} stations stand within {distance:g} m of another one and were merged with it into one site, whose map they share. {advice}</source>
      <translation>{n} stations sont à moins de {distance:g} m d'une autre et ont été fusionnées avec elle en un seul site, dont elles partagent la carte. {advice}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{percent:.0f} % of the sites have another one within {distance:g} m, as if several operators were mixed: if so, set GROUP_FIELD, for stations compete only with those of their own operator.</source>
      <translation>{percent:.0f} % des sites en ont un autre à moins de {distance:g} m, comme si plusieurs opérateurs étaient mélangés : si c'est le cas, indiquez GROUP_FIELD, car les stations ne sont en concurrence qu'avec celles de leur opérateur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>Station {name} is a multipoint of {n} points, but a station has one place: split it with 'Prepare stations' (deepmend:preparestations).</source>
      <translation>La station {name} est un multipoint de {n} points, mais une station n'a qu'un lieu : séparez-le avec « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n:,} have no azimuth and are taken to send in all directions alike.</source>
      <translation>{n} n'ont pas d'azimut et sont supposées émettre également dans toutes les directions.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/destinations.py" />
      <source>{name} and {other} are one table: choose another output.</source>
      <translation>{name} et {other} sont la même table : choisissez une autre sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/destinations.py" />
      <source>{name} and {other} are one file, {path}: choose another output.</source>
      <translation>{name} et {other} sont un seul fichier, {path} : choisissez une autre sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/diffusionalgorithm.py" />
      <source>GeoTIFF with one band for each mapped station, named by its id: the probability that a device served by the station is in the cell. Each band sums to 1; NoData outside the window and the region.</source>
      <translation>GeoTIFF à une bande par station cartographiée, qui porte son identifiant : la probabilité qu'un appareil servi par la station soit dans la cellule. La somme de chaque bande est 1 ; NoData hors de la fenêtre et de la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/diffusionalgorithm.py" />
      <source>Diffusion maps: {n:,}, on {columns:,} x {rows:,} cells of {cell:g} m</source>
      <translation>Cartes de diffusion : {n}, sur {columns} x {rows} cellules de {cell:g} m</translation>
    </message>
    <message>
      <location filename="../algorithms/common/fields.py" />
      <source>Fields have other names in the output, because theirs are taken or reserved: {names}.</source>
      <translation>Des champs ont d'autres noms dans la sortie, car les leurs sont pris ou réservés : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/fields.py" />
      <source>Fields whose values are not numbers, text or dates are written as text: {names}.</source>
      <translation>Les champs dont les valeurs ne sont ni des nombres, ni du texte, ni des dates sont écrits comme du texte : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/groundtruth.py" />
      <source>GROUND_TRUTH has no CRS: its coordinates are taken as those of {crs}.</source>
      <translation>GROUND_TRUTH n'a pas de SCR : ses coordonnées sont prises pour celles de {crs}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} stations have no band in {label} and are left out: {names}</source>
      <translation>{n} stations n'ont pas de bande dans {label} et sont laissées de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} bands of {label} are of no station and are left out: {names}</source>
      <translation>{n} bandes de {label} ne sont d'aucune station et sont laissées de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Most maps of {label} are far from the stations that their bands are matched with, for example {name}: the bands are those of other stations, or in another order. Name each band by its station id, or choose the raster that was made from INPUT.</source>
      <translation>La plupart des cartes de {label} sont loin des stations auxquelles leurs bandes sont attribuées, par exemple {name} : les bandes sont celles d'autres stations, ou dans un autre ordre. Nommez chaque bande par l'identifiant de sa station, ou choisissez le raster fait à partir de INPUT.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands of {label} do not match the stations to map. Stations: {wanted}. Bands: {present}. Name the bands by station id, or choose with STATIONS those that are there.</source>
      <translation>Les bandes de {label} ne correspondent pas aux stations à cartographier. Stations : {wanted}. Bandes : {present}. Nommez les bandes par l'identifiant de station, ou choisissez avec STATIONS celles qui y sont.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Bands without names are paired by order: check that it is the same.</source>
      <translation>Les bandes sans nom sont associées par l'ordre : vérifiez que c'est le même.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands of the two rasters do not match. REFERENCE: {first}. CANDIDATE: {second}. Name the bands by station id, or choose rasters of the same stations.</source>
      <translation>Les bandes des deux rasters ne correspondent pas. REFERENCE : {first}. CANDIDATE : {second}. Nommez les bandes par l'identifiant de station, ou choisissez des rasters des mêmes stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>(no name)</source>
      <translation>(sans nom)</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} has several bands of the same name ({names}): name each by its station.</source>
      <translation>{label} a plusieurs bandes du même nom ({names}) : nommez chacune d'après sa station.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} cannot be read: {path} is not a raster file.</source>
      <translation>{label} ne peut pas être lu : {path} n'est pas un fichier raster.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} is a picture that lies nowhere: choose a raster with coordinates, such as the diffusion tools write.</source>
      <translation>{label} est une image qui n'est située nulle part : choisissez un raster avec des coordonnées, comme en écrivent les outils de diffusion.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} is rotated or flipped: warp it to a north-up grid first.</source>
      <translation>{label} est tourné ou renversé : reprojetez-le d'abord sur une grille orientée au nord.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Band {name} of {label} is no diffusion map: its values must be 0 or more, finite, and somewhere above 0.</source>
      <translation>La bande {name} de {label} n'est pas une carte de diffusion : ses valeurs doivent être de 0 ou plus, finies, et quelque part supérieures à 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Band {name} of {label} cannot be read: {problem}</source>
      <translation>La bande {name} de {label} ne peut pas être lue : {problem}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Band {name} of {label} lies elsewhere than the station's window: check that both are of one place and have the right CRS.</source>
      <translation>La bande {name} de {label} se trouve ailleurs que la fenêtre de la station : vérifiez que les deux sont du même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands of {label} have no names, so they are taken in the order of the stations: check that it is the same, or name each band by its station id.</source>
      <translation>Les bandes de {label} n'ont pas de noms et sont prises dans l'ordre des stations : vérifiez que c'est le même, ou nommez chaque bande par l'identifiant de sa station.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} stations are in one raster only and left out: {names}</source>
      <translation>{n} stations ne sont que dans un des rasters et sont laissées de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>Map fewer stations with STATIONS, raise CELL_SIZE or shrink WINDOW.</source>
      <translation>Cartographiez moins de stations avec STATIONS, augmentez CELL_SIZE ou réduisez WINDOW.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The name of an output holds a zero byte: choose another output file.</source>
      <translation>Le nom d'une sortie contient un octet nul : choisissez un autre fichier de sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>A window of {window:,.0f} m with cells of {cell:g} m has {n:,} x {n:,} cells for each station, {size} a map: raise CELL_SIZE to at least {least:.3g} m or shrink WINDOW.</source>
      <translation>Une fenêtre de {window:.0f} m avec des cellules de {cell:g} m a {n} x {n} cellules par station, soit {size} par carte : augmentez CELL_SIZE à au moins {least:.3g} m ou réduisez WINDOW.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>{n:,} stations are more bands than a raster can have ({most:,}). {way_out}</source>
      <translation>{n} stations font plus de bandes qu'un raster ne peut en avoir ({most}). {way_out}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The raster would have {n:,} bands on {columns:,} x {rows:,} cells, {size} before compression. {way_out}</source>
      <translation>Le raster aurait {n} bandes sur {columns} x {rows} cellules, {size} avant compression. {way_out}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The raster may need {size}, but {folder} has {free} left. {way_out}</source>
      <translation>Le raster peut nécessiter {size}, mais il reste {free} dans {folder}. {way_out}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>Rasters are written as GeoTIFF: give {path} a name that ends in .tif.</source>
      <translation>Les rasters sont écrits en GeoTIFF : donnez à {path} un nom qui se termine par .tif.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The name {name}... is too long for a file: choose a shorter one.</source>
      <translation>Le nom {name}... est trop long pour un fichier : choisissez-en un plus court.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The folder {folder} does not exist: create it or choose another output.</source>
      <translation>Le dossier {folder} n'existe pas : créez-le ou choisissez une autre sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>{path} cannot be written: choose another output file.</source>
      <translation>{path} ne peut pas être écrit : choisissez un autre fichier de sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>{path} exists and may not be overwritten: choose another output file.</source>
      <translation>{path} existe et ne peut pas être remplacé : choisissez un autre fichier de sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>{path} cannot be written ({problem}): close whatever uses it, make room on the disk, or choose another output.</source>
      <translation>{path} ne peut pas être écrit ({problem}) : fermez ce qui l'utilise, faites de la place sur le disque, ou choisissez une autre sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>unknown reason</source>
      <translation>raison inconnue</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Field of MEASUREMENTS with the id of the station that served, or an expression that gives it, such as floor(cell_id / 256). Without it: the first field with a usual name.</source>
      <translation>Champ de MEASUREMENTS avec l’identifiant de la station qui a servi, ou une expression qui le donne, comme floor(cell_id / 256). À défaut : le premier champ au nom usuel.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Table of the scores at MEASUREMENTS: model, group (empty for all together), places, log_score (mean of -ln P of the serving station; smaller is better) with log_low and log_high (95 %), brier (0 to 2; smaller is better), accuracy (share of places where the likeliest station serves).</source>
      <translation>Table des scores sur MEASUREMENTS : model, group (vide pour tous ensemble), places, log_score (moyenne de -ln P de la station qui a servi ; le plus petit est le meilleur) avec log_low et log_high (95 %), brier (0 à 2 ; le plus petit est le meilleur), accuracy (part des lieux où la station la plus probable a servi).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Measurements</source>
      <translation>Mesures</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Serving station</source>
      <translation>Station qui a servi</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Scores at measurements</source>
      <translation>Scores sur les mesures</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>No place of MEASUREMENTS can be in the working CRS: check the layer's CRS.</source>
      <translation>Aucun lieu de MEASUREMENTS ne peut être dans le SCR de travail : vérifiez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Measurements: {n:,}; serving station not in INPUT: {unknown:,}{examples}; without a place: {homeless:,}; judged, one in each square of 50 m: {kept:,}</source>
      <translation>Mesures : {n} ; station absente de INPUT : {unknown}{examples} ; sans lieu : {homeless} ; jugées, une par carré de 50 m : {kept}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>None of the {n:,} MEASUREMENTS has a serving station that is in INPUT; SERVING_FIELD gives {values}, station ids are such as {ids}: choose another field or expression.</source>
      <translation>Aucune des {n} mesures de MEASUREMENTS n’a une station qui soit dans INPUT ; SERVING_FIELD donne {values}, les identifiants des stations sont du type {ids} : choisissez un autre champ ou une autre expression.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Feature {id} of MEASUREMENTS is a multipoint of {n} points, but a measurement has one place: split it with 'Multipart to singleparts' (native:multiparttosingleparts).</source>
      <translation>L’entité {id} de MEASUREMENTS est un multipoint de {n} points, mais une mesure n’a qu’un lieu : séparez-les avec « De morceaux multiples à morceau unique » (native:multiparttosingleparts).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>no field {names}</source>
      <translation>pas de champ {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>SERVING_FIELD is not a field of MEASUREMENTS, nor an expression that can be used ({problem}): {text}. The fields are: {names}.</source>
      <translation>SERVING_FIELD n’est ni un champ de MEASUREMENTS, ni une expression utilisable ({problem}) : {text}. Les champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>empty</source>
      <translation>vide</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>nothing</source>
      <translation>rien</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>SERVING_FIELD is empty, and no field of MEASUREMENTS has a usual name; its fields are: {names}. Choose the one with the id of the serving station.</source>
      <translation>SERVING_FIELD est vide, et aucun champ de MEASUREMENTS n’a un nom usuel ; ses champs sont : {names}. Choisissez celui de l’identifiant de la station qui a servi.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>SERVING_FIELD cannot be evaluated ({problem}): {text}</source>
      <translation>SERVING_FIELD ne peut pas être évalué ({problem}) : {text}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/memory.py" />
      <source>The maps lie on a common grid of {columns:,} x {rows:,} cells, {width:,.0f} x {height:,.0f} km, which needs {size} of memory, and {free} is free: look for stations far away from the others, choose fewer with STATIONS or a smaller REGION, or raise CELL_SIZE.</source>
      <translation>Les cartes sont sur une grille commune de {columns} x {rows} cellules, {width:.0f} x {height:.0f} km, qui demande {size} de mémoire, et {free} sont libres : cherchez des stations loin des autres, choisissez-en moins avec STATIONS ou une REGION plus petite, ou augmentez CELL_SIZE.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/messages.py" />
      <source>Cancelled: nothing was written.</source>
      <translation>Annulé : rien n'a été écrit.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/messages.py" />
      <source>Station {name} cannot be mapped: {problem}.</source>
      <translation>La station {name} ne peut pas être cartographiée : {problem}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>DeepMEND's student 'best' takes another value than 1.3 as how compact the network is; at 1.3 it goes by how dense the stations are, 1.3 where they are sparse and up to 1.8 in dense cities.</source>
      <translation>L'élève « best » de DeepMEND prend une valeur autre que 1,3 comme degré de compacité du réseau ; à 1,3, il se règle sur la densité des stations : 1,3 si elles sont clairsemées, jusqu'à 1,8 dans les villes denses.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>What the network is computed on: cpu, cuda (an NVIDIA graphics card), or auto, which takes the card where torch finds one.</source>
      <translation>Sur quoi le réseau est calculé : cpu, cuda (une carte graphique NVIDIA), ou auto, qui prend la carte si torch en trouve une.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Of DeepMEND only.</source>
      <translation>De DeepMEND seulement.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Weights of the student</source>
      <translation>Poids de l'élève</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>File of weights of this student, safetensors. Without it: those of the plugin.</source>
      <translation>Fichier de poids de cet élève, safetensors. Sans lui : ceux de l'extension.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>BETA must be a positive number (0.1 to 10 are useful), not {beta:g}.</source>
      <translation>BETA doit être un nombre positif (0,1 à 10 sont utiles), et non {beta:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Student</source>
      <translation>Élève</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Device</source>
      <translation>Périphérique de calcul</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Attenuation, without unit; 0.1 to 10 are useful, 1.3 is usual.</source>
      <translation>Atténuation, sans unité ; de 0,1 à 10 sont utiles, 1,3 est la valeur usuelle.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>{model} cannot be used: {problem}.</source>
      <translation>{model} ne peut pas être utilisé : {problem}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Student: {name}; weights: {weights}; device: {device}</source>
      <translation>Élève : {name} ; poids : {weights} ; calcul sur : {device}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>The network. 'best' corrects the density model cell by cell from how the stations lie around; it works at any cell size and needs no PyTorch. 'paper' is the published one: an SDU-Net that works in cells of 100 m; maps of other cell sizes are computed at 100 m and moved, conserving mass.</source>
      <translation>Le réseau de neurones. « best » corrige le modèle de densité cellule par cellule d'après la disposition des stations alentour ; il fonctionne à toute taille de cellule et n'a pas besoin de PyTorch. « paper » est celui qui a été publié : un SDU-Net qui travaille en cellules de 100 m ; les cartes d'autres tailles de cellule sont calculées à 100 m puis déplacées, en conservant la masse.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>All files</source>
      <translation>Tous les fichiers</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>{name}: '{value}' is no model; the models are {models}.</source>
      <translation>{name} : « {value} » n'est pas un modèle ; les modèles sont {models}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Reinstall the plugin.</source>
      <translation>Réinstallez l'extension.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/numbertext.py" />
      <source>Values in {what} such as {value} are read as decimal numbers, {small}. If the sign in them separates thousands, write them without it.</source>
      <translation>Les valeurs de {what} telles que {value} sont lues comme des nombres décimaux, {small}. Si leur signe sépare les milliers, écrivez-les sans lui.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/numbertext.py" />
      <source>Values in {what} such as {value} may be {large} or {small}: write the numbers without thousands separators.</source>
      <translation>Les valeurs de {what} telles que {value} peuvent être {large} ou {small} : écrivez les nombres sans séparateur de milliers.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/outputs.py" />
      <source>it was not written whole; is the disk full?</source>
      <translation>il n'a pas été écrit en entier ; le disque est-il plein ?</translation>
    </message>
    <message>
      <location filename="../algorithms/common/packages.py" />
      <source>DeepMEND needs the Python package {name}, which is not installed for the Python that QGIS runs: {advice}.</source>
      <translation>DeepMEND a besoin du paquet Python {name}, qui n'est pas installé pour le Python de QGIS : {advice}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/packages.py" />
      <source>close QGIS, install your distribution's package (sudo apt install python3-torch) or run  {command}  in a terminal, and start QGIS again</source>
      <translation>fermez QGIS, installez le paquet de votre distribution (sudo apt install python3-torch) ou lancez  {command}  dans un terminal, et redémarrez QGIS</translation>
    </message>
    <message>
      <location filename="../algorithms/common/packages.py" />
      <source>The Python package {name} is installed but cannot be loaded ({reason}); to install it anew, {advice}.</source>
      <translation>Le paquet Python {name} est installé mais ne peut pas être chargé ({reason}) ; pour le réinstaller, {advice}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/packages.py" />
      <source>close QGIS, run  {command}  in the OSGeo4W Shell (in the start menu, beside QGIS), and start QGIS again</source>
      <translation>fermez QGIS, lancez  {command}  dans l'OSGeo4W Shell (dans le menu Démarrer, à côté de QGIS), et redémarrez QGIS</translation>
    </message>
    <message>
      <location filename="../algorithms/common/packages.py" />
      <source>close QGIS, run  {command}  in a terminal (with the Python inside QGIS.app), and start QGIS again</source>
      <translation>fermez QGIS, lancez  {command}  dans un terminal (avec le Python de QGIS.app), et redémarrez QGIS</translation>
    </message>
    <message>
      <location filename="../algorithms/common/packages.py" />
      <source>close QGIS, run  {command}  in a terminal, and start QGIS again</source>
      <translation>fermez QGIS, lancez  {command}  dans un terminal, et redémarrez QGIS</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>No station that STATIONS chooses lies in REGION: choose others, or a larger region.</source>
      <translation>Aucune station choisie par STATIONS n'est dans REGION : choisissez-en d'autres, ou une région plus grande.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>No station lies in REGION, but with latitude and longitude exchanged they do: run 'Prepare stations' (deepmend:preparestations) with X_FIELD the longitude and Y_FIELD the latitude.</source>
      <translation>Aucune station n'est dans REGION, mais elles y sont si l'on échange latitude et longitude : exécutez « Préparer les stations » (deepmend:preparestations) avec la longitude pour X_FIELD et la latitude pour Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>No station lies in REGION; the nearest one is {km:,.0f} km away: check that both layers are of one place and have the right CRS.</source>
      <translation>Aucune station n'est dans REGION ; la plus proche est à {km:.0f} km : vérifiez que les deux couches sont du même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>No REGION: devices can be anywhere in the stations' bounding box grown by {half:g} m.</source>
      <translation>Pas de REGION : les appareils peuvent être partout dans le rectangle englobant des stations agrandi de {half:g} m.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>{n:,} stations lie outside REGION: they are neighbours but not mapped.</source>
      <translation>{n} stations sont hors de REGION : elles sont des voisines mais ne sont pas cartographiées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>{name} is in {crs}, but CRS asks for {asked}: leave CRS empty, or warp {name} first.</source>
      <translation>{name} est en {crs}, mais CRS demande {asked} : laissez CRS vide, ou reprojetez d'abord {name}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>POPULATION is 0 wherever {n:,} stations can serve, so they are spread without it: {names}.</source>
      <translation>POPULATION est nulle partout où {n} stations peuvent servir : elles sont donc réparties sans elle : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} has no CRS, so its place is not known: set the layer's CRS.</source>
      <translation>{label} n'a pas de SCR, et son lieu n'est pas connu : définissez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} has {n:,} bands: the first is used.</source>
      <translation>{label} a {n} bandes : la première est utilisée.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} has nobody in the region: choose a raster that covers it, and check its CRS.</source>
      <translation>{label} n'a personne dans la région : choisissez un raster qui la couvre, et vérifiez son SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} is in {crs}, which has a gap where the stations are: warp it to {target}.</source>
      <translation>{label} est en {crs}, qui a une coupure là où sont les stations : reprojetez-le en {target}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} has negative or infinite numbers: if they stand for places without data, declare them as NoData; else choose a raster of numbers from 0 up.</source>
      <translation>{label} a des nombres négatifs ou infinis : s'ils représentent des lieux sans données, déclarez-les comme NoData ; sinon choisissez un raster de nombres de 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>set the layer's CRS</source>
      <translation>définissez le SCR de la couche</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>set the layer's CRS, or run 'Prepare stations' (deepmend:preparestations) with INPUT_CRS</source>
      <translation>définissez le SCR de la couche, ou exécutez « Préparer les stations » (deepmend:preparestations) avec INPUT_CRS</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>REGION has no polygon with an area: choose a layer that holds the land.</source>
      <translation>REGION n'a aucun polygone avec une aire : choisissez une couche qui contient la terre.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>{name} has no CRS, so the place of its coordinates is not known: {advice}.</source>
      <translation>{name} n'a pas de SCR, et le lieu de ses coordonnées n'est pas connu : {advice}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>REGION has no polygon with an area near the stations: choose the layer of the land.</source>
      <translation>REGION n'a aucun polygone avec une surface près des stations : choisissez la couche des terres.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>REGION is a layer of {kind}, but land is polygons: choose a polygon layer.</source>
      <translation>REGION est une couche de type {kind}, mais la terre est faite de polygones : choisissez une couche de polygones.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>{n} invalid polygons of REGION were repaired; look at the layer if maps seem cut off.</source>
      <translation>{n} polygones invalides de REGION ont été réparés ; regardez la couche si les cartes semblent coupées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>REGION cannot be transformed from {source} to {crs}: check the layer's CRS.</source>
      <translation>REGION ne peut pas être transformée de {source} en {crs} : vérifiez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/scheduler.py" />
      <source>Address of a Dask scheduler, such as tcp://host:8786, whose workers do the work; empty for this machine. Scheduler and workers need numpy, scipy and shapely, and the versions of Python and distributed that QGIS has. It is of use for models that are asked all over the land.</source>
      <translation>Adresse d'un ordonnanceur Dask, par exemple tcp://hote:8786, dont les machines font le travail ; vide pour cette machine. L'ordonnanceur et les machines ont besoin de numpy, scipy et shapely, et des mêmes versions de Python et de distributed que QGIS. Utile pour les modèles interrogés sur tout le territoire.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/scheduler.py" />
      <source>Dask scheduler</source>
      <translation>Ordonnanceur Dask</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Point layer with all stations. Stations that are not mapped still count as neighbours, so give the whole deployment: 'Selected features only' and filters drop neighbours, and the maps of the others grow into their place. The log says so.</source>
      <translation>Couche de points avec toutes les stations. Celles qui ne sont pas cartographiées comptent comme voisines : donnez donc tout le déploiement. « Entité(s) sélectionnée(s) uniquement » et les filtres écartent des voisines, et les cartes des autres s'étendent à leur place. Le journal le dit.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Field with a unique id for each station; it names the bands. Without it the field 'station_id' is used, else the feature id.</source>
      <translation>Champ avec un identifiant unique par station ; il donne leur nom aux bandes. Sans lui : le champ « station_id », sinon l'identifiant de l'entité.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Field that tells operators apart. Each of its values is a deployment of its own: stations compete only within it.</source>
      <translation>Champ qui distingue les opérateurs. Chacune de ses valeurs est un déploiement à part : les stations ne sont en concurrence qu'à l'intérieur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Expression that is true for the stations to map, for example station_id IN ('A', 'B'). All others stay neighbours. Without it all stations are mapped.</source>
      <translation>Expression vraie pour les stations à cartographier, par exemple station_id IN ('A', 'B'). Toutes les autres restent des voisines. Sans elle, toutes sont cartographiées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Polygons in which devices can be; cells outside are NoData. Stations outside are not mapped but stay neighbours. Without it: the stations' bounding box grown by half a window.</source>
      <translation>Polygones où des appareils peuvent se trouver ; les cellules au-dehors sont NoData. Les stations au-dehors ne sont pas cartographiées mais restent des voisines. Sans elle : le rectangle englobant des stations agrandi d'une demi-fenêtre.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Projected CRS, in metres, of computation and output. Without it: the ground truth's if there is one; else the region's, else the stations', if its distances are true to 1 % there; else a local one, mostly the UTM zone. The log names it.</source>
      <translation>SCR projeté, en mètres, du calcul et du résultat. Sans lui : celui de la vérité terrain s'il y en a une ; sinon celui de la région, sinon celui des stations, si ses distances y sont justes à 1 % près ; sinon un SCR local, le plus souvent la zone UTM. Le journal le nomme.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Side of a grid cell, metres. Cells are aligned to multiples of it.</source>
      <translation>Côté d'une cellule de la grille, en mètres. Les cellules sont alignées sur ses multiples.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Stations (the whole deployment)</source>
      <translation>Stations (tout le déploiement)</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Station id field</source>
      <translation>Champ d'identifiant de station</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Stations to map</source>
      <translation>Stations à cartographier</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Window (metres)</source>
      <translation>Fenêtre (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Side of the square around each station in which its users are looked for, metres; rounded up to an even number of cells.</source>
      <translation>Côté du carré autour de chaque station où ses utilisateurs sont cherchés, en mètres ; arrondi à un nombre pair de cellules supérieur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Working CRS</source>
      <translation>SCR de travail</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Cell size (metres)</source>
      <translation>Taille de cellule (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>CELL_SIZE ({cell:g} m) is larger than WINDOW ({window:g} m): make the cells smaller or the window larger.</source>
      <translation>CELL_SIZE ({cell:g} m) est plus grand que WINDOW ({window:g} m) : réduisez les cellules ou agrandissez la fenêtre.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>{name} must be a positive number of metres, not {value:g}.</source>
      <translation>{name} doit être un nombre positif de mètres, et non {value:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>{name} must be between {least:g} and {most:g} metres, not {value:g}.</source>
      <translation>{name} doit être entre {least:g} et {most:g} mètres, et non {value:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/tables.py" />
      <source>{problem} Or give the output a name that ends in .gpkg or .csv.</source>
      <translation>{problem} Ou donnez à la sortie un nom qui finit par .gpkg ou .csv.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>no CRS</source>
      <translation>sans SCR</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) are not degrees, but their CRS is {crs}: correct the layer's CRS (Layer &gt; Layer CRS in QGIS, or the tool 'Assign projection', native:assignprojection) or give INPUT_CRS to 'Prepare stations'; and check that latitude and longitude are not exchanged.</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ne sont pas des degrés, mais leur SCR est {crs} : corrigez le SCR de la couche (Couche &gt; SCR de la couche dans QGIS, ou l'outil « Assigner une projection », native:assignprojection) ou donnez INPUT_CRS à « Préparer les stations » ; et vérifiez que latitude et longitude ne sont pas échangées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) look like degrees, but their CRS is {crs}: correct the layer's CRS (Layer &gt; Layer CRS in QGIS, or the tool 'Assign projection', native:assignprojection) or give INPUT_CRS to 'Prepare stations' (EPSG:4326 for degrees).</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ressemblent à des degrés, mais leur SCR est {crs} : corrigez le SCR de la couche (Couche &gt; SCR de la couche dans QGIS, ou l'outil « Assigner une projection », native:assignprojection) ou donnez INPUT_CRS à « Préparer les stations » (EPSG:4326 pour des degrés).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) are not a place on Earth in {crs}: drop or correct them.</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ne sont pas un lieu sur Terre en {crs} : écartez-les ou corrigez-les.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>local metric CRS</source>
      <translation>SCR métrique local</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Working CRS: {crs}, from: {origin}</source>
      <translation>SCR de travail : {crs}, d'après : {origin}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates cannot be transformed from {source} to {target}: check both CRSs.</source>
      <translation>Les coordonnées ne peuvent pas être transformées de {source} en {target} : vérifiez les deux SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) cannot be read in {crs}: check that the layer's CRS is the one its coordinates are in.</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ne peuvent pas être lues en {crs} : vérifiez que le SCR de la couche est celui de ses coordonnées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>No CRS is true to scale over all of this area, {width:,.0f} km wide: check for stations far away from the others, or set a CRS.</source>
      <translation>Aucun SCR n'est à l'échelle sur toute cette étendue, large de {width:.0f} km : cherchez des stations loin des autres, ou indiquez un SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>{origin} is {crs}, which is not in metres: choose a projected CRS.</source>
      <translation>{origin} est {crs}, qui n'est pas en mètres : choisissez un SCR projeté.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Distances in {crs} are off by up to {percent:.0f} % here, and so are the maps: a local projected CRS would be better.</source>
      <translation>Les distances en {crs} sont fausses de jusqu'à {percent:.0f} % ici, et les cartes aussi : un SCR projeté local serait meilleur.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Makes the maps of several models for the same stations and measures how far each is from the true map: which model should be trusted here, and by how much?
Without a ground truth the distances are to the maps of the baseline: how much the models differ, not which one is right. The maps themselves are not kept; the result is a point for each station and, if asked for, a page with statistics, charts and the best and worst stations' maps side by side.
With measurements, places where the serving station is known, models are judged by how likely they find that station there.</source>
      <translation>Établit les cartes de plusieurs modèles pour les mêmes stations et mesure la distance de chacune à la carte vraie : à quel modèle se fier ici, et de combien ?
Sans vérité terrain, les distances sont prises aux cartes du modèle de référence : elles disent combien les modèles diffèrent, non lequel a raison. Les cartes elles-mêmes ne sont pas conservées ; le résultat est un point par station et, si on le demande, une page avec statistiques, graphiques et les cartes des meilleures et des pires stations côte à côte.
Avec des mesures, lieux où l’on connaît la station qui a servi, les modèles sont jugés d’après la probabilité qu’ils y donnent à cette station.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Diffusion models compared</source>
      <translation>Modèles de diffusion comparés</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>the truth</source>
      <translation>la vérité</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Models</source>
      <translation>Modèles</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Models to compare. One that lacks a Python package is left out, and the log says so.</source>
      <translation>Modèles à comparer. Celui auquel il manque un paquet Python est laissé de côté, et le journal le dit.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Raster of true maps, a band for each station, matched by station id (by order if its bands have no names). Bands need not sum to 1; stations without a band are neighbours only. Its CRS becomes the working CRS.</source>
      <translation>Raster de cartes vraies, une bande par station, associées par l'identifiant de station (par l'ordre si les bandes n'ont pas de noms). La somme d'une bande peut différer de 1 ; les stations sans bande ne sont que des voisines. Son SCR devient le SCR de travail.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Points where it is known which station served, as from a drive test: models are judged there by the probability that they give to that station. One place in each square of 50 m counts, drawn at random. Without GROUND_TRUTH no maps are made.</source>
      <translation>Points où l’on connaît la station qui a servi, comme dans un relevé sur route : les modèles y sont jugés d’après la probabilité qu’ils donnent à cette station. Un seul lieu compte par carré de 50 m, tiré au hasard. Sans GROUND_TRUTH, aucune carte n’est calculée.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Baseline</source>
      <translation>Référence</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>The model over which gains are; it is compared even where MODELS leaves it out. Without a ground truth, distances are to its maps.</source>
      <translation>Le modèle par rapport auquel les gains sont calculés ; il est comparé même si MODELS ne le contient pas. Sans vérité terrain, les distances sont prises à ses cartes.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Stations in the deployments</source>
      <translation>Stations dans les déploiements</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>working CRS</source>
      <translation>SCR de travail</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>compare,accuracy,benchmark,kolmogorov,smirnov,report,diffusion map</source>
      <translation>comparer,exactitude,référence,kolmogorov,smirnov,rapport,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>HTML files (*.html)</source>
      <translation>Fichiers HTML (*.html)</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>OUTPUT_SCORES is empty: set MEASUREMENTS to fill it.</source>
      <translation>OUTPUT_SCORES est vide, car il n’y a pas de MEASUREMENTS.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>There is nothing to compare with: choose another model beside the BASELINE, or give a GROUND_TRUTH or MEASUREMENTS.</source>
      <translation>Il n’y a rien à comparer : choisissez un autre modèle que BASELINE, ou donnez une GROUND_TRUTH ou des MEASUREMENTS.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>None of the models can be used; the log says why.</source>
      <translation>Aucun des modèles ne peut être utilisé ; le journal dit pourquoi.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>BASELINE {model} cannot be used</source>
      <translation>BASELINE {model} ne peut pas être utilisé</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>: there are no gains.</source>
      <translation> : il n'y a pas de gains.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>area of the Voronoi cell, km²</source>
      <translation>aire de la cellule de Voronoï, km²</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>, and there is no GROUND_TRUTH: choose another BASELINE.</source>
      <translation>, et il n'y a pas de GROUND_TRUTH : choisissez une autre BASELINE.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>{model}: mean KS distance {ks:.4f}</source>
      <translation>{model} : distance KS moyenne {ks:.4f}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>the maps of {model}</source>
      <translation>les cartes de {model}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>, mean gain {gain:.1%}</source>
      <translation>, gain moyen {gain:.1%}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>{model}: log score {log:.3f}, Brier score {brier:.3f}, accuracy {right:.1%} at measurements</source>
      <translation>{model} : score logarithmique {log:.3f}, score de Brier {brier:.3f}, exactitude {right:.1%} sur les mesures</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>GROUND_TRUTH has another grid: its probability is spread to cells of {cell:g} m by area, conserving each map's sum.</source>
      <translation>GROUND_TRUTH a une autre grille : sa probabilité est répartie par surface sur des cellules de {cell:g} m, en conservant la somme de chaque carte.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>{model} is left out: {problem}</source>
      <translation>{model} est laissé de côté : {problem}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>KS distance between diffusion maps</source>
      <translation>Distance KS entre cartes de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Compares two rasters of diffusion maps station by station: the Kolmogorov-Smirnov distance is the largest difference between the two maps in the share of devices that lie in any of the four quadrants around any cell corner.
It is 0 for equal maps and at most 1; accuracy is 1 - KS. Bands are matched by name (station id), by order only if one raster's bands have no names. If the grids differ, the candidate's probability is spread to the reference's cells by area, and the log says so.</source>
      <translation>Compare deux rasters de cartes de diffusion station par station : la distance de Kolmogorov-Smirnov est la plus grande différence entre les deux cartes dans la part des appareils situés dans l'un des quatre quadrants autour d'un coin de cellule.
Elle vaut 0 pour des cartes égales et au plus 1 ; l'exactitude est 1 - KS. Les bandes sont associées par leur nom (identifiant de station), par l'ordre seulement si les bandes d'un des rasters n'ont pas de nom. Si les grilles diffèrent, la probabilité du candidat est répartie par surface sur les cellules de la référence, et le journal le dit.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Raster with a band for each station, such as the true maps. NoData counts as 0.</source>
      <translation>Raster à une bande par station, par exemple les cartes vraies. NoData compte pour 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Raster with the maps to be judged, in the reference's CRS. NoData counts as 0.</source>
      <translation>Raster des cartes à juger, dans le SCR de la référence. NoData compte pour 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Table: station_id, ks (0 to 1) and accuracy (1 - ks).</source>
      <translation>Table : station_id, ks (de 0 à 1) et accuracy (1 - ks).</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Page with statistics, distribution, the stations with the smallest and largest distances with their maps, and the table of all.</source>
      <translation>Page avec statistiques, distribution, les stations aux distances les plus petites et les plus grandes avec leurs cartes, et la table de toutes.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Reference</source>
      <translation>Référence</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Candidate</source>
      <translation>Candidat</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>REFERENCE and CANDIDATE do not overlap: choose rasters of the same stations, in one CRS.</source>
      <translation>REFERENCE et CANDIDATE ne se recouvrent pas : choisissez des rasters des mêmes stations, dans un même SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>kolmogorov,smirnov,accuracy,compare,diffusion map</source>
      <translation>kolmogorov,smirnov,exactitude,comparer,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Reference maps</source>
      <translation>Cartes de référence</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Candidate maps</source>
      <translation>Cartes candidates</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>KS distances</source>
      <translation>Distances KS</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Mean KS distance</source>
      <translation>Distance KS moyenne</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>the reference</source>
      <translation>la référence</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>cells</source>
      <translation>cellules</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>Mean KS distance over {n:,} stations: {mean:.4f}</source>
      <translation>Distance KS moyenne sur {n} stations : {mean:.4f}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>The grids differ: the candidate's probability was spread to the reference's cells by area, conserving each map's sum.</source>
      <translation>Les grilles diffèrent : la probabilité du candidat a été répartie par surface sur les cellules de la référence, en conservant la somme de chaque carte.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>REFERENCE is in {first}, CANDIDATE in {second}: make both in one CRS (the diffusion tools take CRS), or warp one of them first.</source>
      <translation>REFERENCE est en {first}, CANDIDATE en {second} : établissez les deux dans un même SCR (les outils de diffusion prennent CRS), ou reprojetez l'un d'eux d'abord.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>area with half of the reference map, {unit}</source>
      <translation>aire contenant la moitié de la carte de référence, {unit}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>No station is left to compare; the log says why each one was left out.</source>
      <translation>Il ne reste aucune station à comparer ; le journal dit pourquoi chacune a été laissée de côté.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>Truth</source>
      <translation>Vérité</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} bands of GROUND_TRUTH do not sum to 1 and were normalised: {names}.</source>
      <translation>{n} bandes de GROUND_TRUTH n'ont pas 1 pour somme et ont été normalisées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} bands hold nothing above 0 and are left out: {names}.</source>
      <translation>{n} bandes n'ont aucune valeur supérieure à 0 et sont laissées de côté : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} stations are left out because a model cannot map them: {names}.</source>
      <translation>{n} stations sont laissées de côté parce qu'un modèle ne peut pas en établir la carte : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>In the Python console of QGIS:</source>
      <translation>Dans la console Python de QGIS :</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>share of the station's devices per {unit}; darkest: that or less; no colour: nobody can be there</source>
      <translation>part des appareils de la station par {unit} ; le plus foncé : cette valeur ou moins ; sans couleur : personne ne peut y être</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Two-sided Wilcoxon signed-rank test of the KS distances of the same stations; p is not adjusted for the number of pairs. A small p says that the difference is hardly chance, not that it is large.</source>
      <translation>Test des rangs signés de Wilcoxon, bilatéral, sur les distances KS des mêmes stations ; p n'est pas corrigé pour le nombre de paires. Un petit p dit que la différence n'est guère due au hasard, non qu'elle est grande.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Each small dot is a station; the line joins the medians of groups of stations of about one size.</source>
      <translation>Chaque petit point est une station ; la ligne relie les médianes de groupes de stations de taille voisine.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>To make one map, when what models share (the tessellation, distances to the nearest stations) is at hand. Once: what a model computes for a whole deployment before its first map.</source>
      <translation>Pour établir une carte, une fois disponible ce que les modèles partagent (la tessellation, les distances aux stations les plus proches). Une fois : ce qu'un modèle calcule pour tout un déploiement avant sa première carte.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Stations compared</source>
      <translation>Stations comparées</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Distances are to</source>
      <translation>Les distances sont prises à</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Made on</source>
      <translation>Établi le</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>KS distance</source>
      <translation>Distance KS</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>The largest difference between two maps in the share of devices that lie in any of the four quadrants around any cell corner: 0 for equal maps, at most 1.</source>
      <translation>La plus grande différence entre deux cartes dans la part des appareils situés dans l'un des quatre quadrants autour d'un coin de cellule : 0 pour des cartes égales, au plus 1.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Accuracy</source>
      <translation>Exactitude</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>1 - KS distance.</source>
      <translation>1 - distance KS.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>first – second</source>
      <translation>premier – second</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>mean difference in KS</source>
      <translation>différence moyenne de KS</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>stations where the first is nearer</source>
      <translation>stations où le premier est plus proche</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>p</source>
      <translation>p</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>maps of</source>
      <translation>cartes de</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>mean, s</source>
      <translation>moyenne, s</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>median, s</source>
      <translation>médiane, s</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>sum, s</source>
      <translation>somme, s</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>once, s</source>
      <translation>une fois, s</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Settings</source>
      <translation>Réglages</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>what</source>
      <translation>quoi</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>value</source>
      <translation>valeur</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>mean</source>
      <translation>moyenne</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>95 % interval</source>
      <translation>intervalle à 95 %</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>lower quartile</source>
      <translation>quartile inférieur</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>median</source>
      <translation>médiane</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>upper quartile</source>
      <translation>quartile supérieur</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>How much of the baseline's distance is gone. Mean: 1 - mean KS / mean KS of the baseline; quartiles: of the gains station by station.</source>
      <translation>Quelle part de la distance de la référence a disparu. Moyenne : 1 - KS moyen / KS moyen de la référence ; quartiles : des gains station par station.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Pairs</source>
      <translation>Paires</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>share of stations with at most this distance</source>
      <translation>part des stations ayant au plus cette distance</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Smallest distances</source>
      <translation>Distances les plus petites</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Largest distances</source>
      <translation>Distances les plus grandes</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>{name}, {side:.3g} {unit} across</source>
      <translation>{name}, {side:.3g} {unit} de large</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Generation times</source>
      <translation>Temps de calcul</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>station</source>
      <translation>station</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>{low} to {high}</source>
      <translation>{low} à {high}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Distribution</source>
      <translation>Distribution</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>KS distance against cell size</source>
      <translation>Distance KS selon la taille de la cellule</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>The best and the worst stations</source>
      <translation>Les meilleures et les pires stations</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>KS, {label}</source>
      <translation>KS, {label}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Gain over {baseline}</source>
      <translation>Gain par rapport à {baseline}</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Intervals: 95 % of the means of {resamples:,} samples of stations drawn with replacement (seed {seed}). Neighbouring stations are alike, so they are rather too narrow.</source>
      <translation>Intervalles : 95 % des moyennes de {resamples} échantillons de stations tirés avec remise (graine {seed}). Des stations voisines se ressemblent, donc ils sont plutôt trop étroits.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Those where the maps of {label} are nearest to {reference}, and farthest from it. All pictures have one logarithmic scale and are centred on the station.</source>
      <translation>Celles dont les cartes de {label} sont les plus proches de la référence ({reference}), et les plus éloignées. Toutes les images ont une même échelle logarithmique et sont centrées sur la station.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>All {n:,}, the farthest first</source>
      <translation>Toutes les {n}, la plus éloignée d'abord</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>How often the likeliest station serves, by the probability that the model gives to it. On the thin line the model is as sure as it may be; below it, it is too sure.</source>
      <translation>Combien de fois la station la plus probable sert, selon la probabilité que le modèle lui donne. Sur la ligne fine, le modèle est aussi sûr qu’il peut l’être ; au-dessous, il l’est trop.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>model</source>
      <translation>modèle</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>log score</source>
      <translation>score logarithmique</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>Brier score</source>
      <translation>score de Brier</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>accuracy</source>
      <translation>exactitude</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>{n:,} places, one in each square of 50 m. Log score: mean of -ln P of the station that serves, in which a thousandth of P is shared evenly by all stations; Brier score: mean squared error of P over the stations; the smaller, the better. Accuracy: share of places where the likeliest station serves. Intervals: squares of 1 km drawn with replacement.</source>
      <translation>{n} lieux, un par carré de 50 m. Score logarithmique : moyenne de -ln P de la station qui sert, où un millième de P est partagé également entre toutes les stations ; score de Brier : erreur quadratique moyenne de P sur les stations ; le plus petit est le meilleur. Exactitude : part des lieux où la station la plus probable sert. Intervalles : carrés de 1 km tirés avec remise.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>probability of the likeliest station</source>
      <translation>probabilité de la station la plus probable</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>share it serves</source>
      <translation>part qu’elle sert</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>Reliability</source>
      <translation>Fiabilité</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>Places where the serving station is known</source>
      <translation>Lieux où l’on connaît la station qui sert</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/deepmenddiffusion.py" />
      <source>DeepMEND diffusion maps</source>
      <translation>Cartes de diffusion DeepMEND</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/deepmenddiffusion.py" />
      <source>Maps where the devices served by each station are, as a neural network (the 'student') infers it from the positions of the stations around.
The student 'best' learned from simulated networks and from measurements in one dense city. On four maps of an operator it is as near to the truth as the density model; in that city it is nearer. Other networks may differ: compare both if you can. The student 'paper' needs PyTorch, which does not come with QGIS: where it is missing the tool says how to get it.</source>
      <translation>Cartographie les appareils servis par chaque station, comme un réseau de neurones (l'« élève ») le déduit des positions des stations alentour.
L'élève « best » a appris de réseaux simulés et de mesures dans une ville dense. Sur quatre cartes d'un opérateur, il est aussi proche de la vérité que le modèle de densité ; dans cette ville, il en est plus proche. D'autres réseaux peuvent différer : comparez les deux si vous le pouvez. L'élève « paper » a besoin de PyTorch, qui n'est pas fourni avec QGIS : s'il manque, l'outil dit comment l'obtenir.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/deepmenddiffusion.py" />
      <source>deepmend,deep learning,neural network,base station,mobile phone,diffusion map,student</source>
      <translation>deepmend,apprentissage profond,réseau de neurones,station de base,téléphone mobile,carte de diffusion,élève</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Density model diffusion maps</source>
      <translation>Cartes de diffusion du modèle de densité</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Maps where the devices served by each station are, from the probability that its signal, fading as radio signals do, is stronger than those of the five nearest other stations (Zang, Baccelli and Bolot, 2010).
The attenuation beta says how fast signals weaken with distance: a large one gives the Voronoi cell, a small one spreads the map. Given maps of the truth, the tool finds for each station the beta that comes closest (the 'teacher').</source>
      <translation>Établit où se trouvent les appareils servis par chaque station, d'après la probabilité que son signal, sujet aux évanouissements, soit plus fort que ceux des cinq autres stations les plus proches (Zang, Baccelli et Bolot, 2010).
L'atténuation bêta dit à quelle vitesse les signaux faiblissent avec la distance : grande, elle donne la cellule de Voronoï ; petite, elle étale la carte. Si des cartes vraies sont données, l'outil trouve pour chaque station le bêta qui s'en approche le plus (le « maître »).</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Not used where GROUND_TRUTH is given.</source>
      <translation>Sans effet si GROUND_TRUTH est donnée.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Raster of true maps, a band for each station, matched by station id (by order if its bands have no names). For each station the beta is searched whose map has the smallest Kolmogorov-Smirnov distance to it, among 30 values from 0.1 to 10, and 1.3. Its CRS becomes the working CRS.</source>
      <translation>Raster de cartes vraies, une bande par station, associées par l'identifiant de station (par l'ordre si les bandes n'ont pas de noms). Pour chaque station est cherché le bêta dont la carte a la plus petite distance de Kolmogorov-Smirnov, parmi 30 valeurs de 0,1 à 10, et 1,3. Son SCR devient le SCR de travail.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Table: station_id, beta, and ks, the distance to the ground truth (empty without one).</source>
      <translation>Table : station_id, beta et ks, la distance à la vérité terrain (vide sans elle).</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>density,fading,attenuation,base station,mobile phone,diffusion map,teacher</source>
      <translation>densité,évanouissement,atténuation,station de base,téléphone mobile,carte de diffusion,maître</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Beta of each station</source>
      <translation>Bêta de chaque station</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Beta is searched for each station; BETA is not used.</source>
      <translation>Bêta est cherché pour chaque station ; BETA n'est pas utilisé.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Best beta: median {beta:.3g}, from {low:.3g} to {high:.3g}; mean KS distance to the ground truth {ks:.4f}. OUTPUT_TABLE has those of each station.</source>
      <translation>Meilleur bêta : médiane {beta:.3g}, de {low:.3g} à {high:.3g} ; distance KS moyenne à la vérité terrain {ks:.4f}. OUTPUT_TABLE contient ceux de chaque station.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoiboostdiffusion.py" />
      <source>VoronoiBoost diffusion maps</source>
      <translation>Cartes de diffusion VoronoiBoost</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoiboostdiffusion.py" />
      <source>Maps where the devices served by each station are, from its Voronoi cell scaled up or down so that it holds 25, 50, 75, 85 and 95 % of its users (Martinez-Durive and others, 2022).
The scales are predicted from the geometry of the cells around, by regression trees learned from the scales that the authors published for French 4G stations; elsewhere, or where the networks are built otherwise, they may be off. Between two levels users are spread evenly.</source>
      <translation>Établit où se trouvent les appareils servis par chaque station, à partir de sa cellule de Voronoï agrandie ou réduite pour contenir 25, 50, 75, 85 et 95 % de ses utilisateurs (Martinez-Durive et autres, 2022).
Les échelles sont prédites d'après la géométrie des cellules alentour, par des arbres de régression appris sur les échelles que les auteurs ont publiées pour des stations 4G françaises ; ailleurs, ou là où les réseaux sont construits autrement, elles peuvent être fausses. Entre deux niveaux les utilisateurs sont répartis uniformément.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoiboostdiffusion.py" />
      <source>The scaled cells of the mapped stations, cut to the region, the largest first: station_id, the group if there is one, tau (share of the users inside) and scale (of the Voronoi cell, about the centre of its bounding box). A level that is not smaller than the next one is left out.</source>
      <translation>Les cellules mises à l'échelle des stations cartographiées, découpées à la région, la plus grande d'abord : station_id, le groupe s'il y en a un, tau (part des utilisateurs à l'intérieur) et scale (échelle de la cellule de Voronoï, autour du centre de son rectangle englobant). Un niveau qui n'est pas plus petit que le suivant est omis.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoiboostdiffusion.py" />
      <source>voronoi,boost,thiessen,base station,mobile phone,coverage,diffusion map</source>
      <translation>voronoï,boost,thiessen,station de base,téléphone mobile,couverture,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoiboostdiffusion.py" />
      <source>VoronoiBoost cells</source>
      <translation>Cellules VoronoiBoost</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoidiffusion.py" />
      <source>Voronoi diffusion maps</source>
      <translation>Cartes de diffusion de Voronoï</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoidiffusion.py" />
      <source>Maps where the devices served by each station are, as if all were in the station's Voronoi cell and equally likely everywhere in it.
The cell is cut to the region, keeps all its parts, and is turned into a raster by the exact share of each grid cell that lies inside. Voronoi cells hold only 17 to 61 % of a station's users: use this as the baseline to compare with.</source>
      <translation>Établit où se trouvent les appareils servis par chaque station, comme s'ils étaient tous dans sa cellule de Voronoï, partout avec la même probabilité.
La cellule est découpée à la région, garde toutes ses parties, et est transformée en raster selon la part exacte de chaque cellule de la grille qui est à l'intérieur. Les cellules de Voronoï ne contiennent que 17 à 61 % des utilisateurs d'une station : servez-vous-en comme référence de comparaison.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoidiffusion.py" />
      <source>The cells of the mapped stations, cut to the region: station_id, the group if there is one, and area_km2.</source>
      <translation>Les cellules des stations cartographiées, découpées à la région : station_id, le groupe s'il y en a un, et area_km2.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoidiffusion.py" />
      <source>voronoi,thiessen,base station,mobile phone,coverage,diffusion map</source>
      <translation>voronoï,thiessen,station de base,téléphone mobile,couverture,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoidiffusion.py" />
      <source>Voronoi cells</source>
      <translation>Cellules de Voronoï</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Table with a row for each station and time, such as each hour of a week: the totals of zones at each time go into OUTPUT_TIMES.</source>
      <translation>Table avec une ligne pour chaque station et chaque moment, comme chaque heure d'une semaine : les totaux des zones à chaque moment vont dans OUTPUT_TIMES.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Counts over time</source>
      <translation>Comptages dans le temps</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of stations</source>
      <translation>Champ des stations</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of COUNTS with the station's id.</source>
      <translation>Champ de COUNTS avec l'identifiant de la station.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of counts</source>
      <translation>Champ des comptages</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of COUNTS with the count, 0 or more.</source>
      <translation>Champ de COUNTS avec le comptage, 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of time</source>
      <translation>Champ de temps</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of COUNTS with the time of a row.</source>
      <translation>Champ de COUNTS avec le moment de la ligne.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Rows of COUNTS: {n:,}</source>
      <translation>Lignes de COUNTS : {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>None of the {n:,} rows of COUNTS is of a station that is mapped: STATION_FIELD gives {values}, station ids are such as {ids}. Choose another field.</source>
      <translation>Aucune des {n} lignes de COUNTS n'est d'une station cartographiée : STATION_FIELD donne {values}, les identifiants des stations sont comme {ids}. Choisissez un autre champ.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Rows of COUNTS without a count or a time, left out: {n:,}</source>
      <translation>Lignes de COUNTS sans comptage ou sans moment, laissées de côté : {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Rows of COUNTS of a station and a time that came before, added to these: {n:,}</source>
      <translation>Lignes de COUNTS d'une station et d'un moment déjà vus, ajoutées à ceux-ci : {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Stations of COUNTS that are not mapped, left out: {n:,}, with {total:,.10g} in all. The largest: {names}.</source>
      <translation>Stations de COUNTS qui ne sont pas cartographiées, laissées de côté : {n}, avec {total:.10g} en tout. Les plus grandes : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Credible regions of diffusion maps</source>
      <translation>Régions de crédibilité des cartes de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Draws, for each station, the smallest region that holds a given share of its diffusion map: with a probability of 50, 75 or 95 % a device served by the station is in it.
A region is made of whole cells and may have several parts. Cells of one value stay together, so a region may hold more than asked for: that of 50 % of a Voronoi map is all of its whole cells. The field 'share' says how much.</source>
      <translation>Trace, pour chaque station, la plus petite région qui contient une part donnée de sa carte de diffusion : un appareil servi par la station s'y trouve avec une probabilité de 50, 75 ou 95 %.
Une région est faite de cellules entières et peut avoir plusieurs parties. Les cellules de même valeur restent ensemble : une région peut donc contenir plus que demandé ; celle de 50 % d'une carte de Voronoï est faite de toutes ses cellules entières. Le champ « share » dit combien.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Raster with a band for each station, as the diffusion tools write it. NoData counts as 0.</source>
      <translation>Raster à une bande par station, comme l'écrivent les outils de diffusion. NoData compte pour 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Shares of the map in percent, above 0 and at most 100, separated by commas.</source>
      <translation>Parts de la carte en pour cent, supérieures à 0 et d'au plus 100, séparées par des virgules.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Polygons, the largest level of a station first: station_id, level (percent), share (of the map that the region holds, 0 to 1), cells, and area_km2 (in the raster's plane).</source>
      <translation>Polygones, le plus grand niveau d'une station d'abord : station_id, level (pour cent), share (part de la carte que la région contient, de 0 à 1), cells (cellules) et area_km2 (dans le plan du raster).</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>{n:,} bands do not sum to 1, so they are no diffusion maps, or were cut: {names}. Levels are shares of what each holds.</source>
      <translation>{n} bandes n'ont pas une somme de 1 : ce ne sont pas des cartes de diffusion, ou elles ont été découpées : {names}. Les niveaux sont des parts de ce que chacune contient.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>credible region,highest density,contour,uncertainty,diffusion map</source>
      <translation>région de crédibilité,plus haute densité,contour,incertitude,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Diffusion maps</source>
      <translation>Cartes de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Levels (percent)</source>
      <translation>Niveaux (pour cent)</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Credible regions</source>
      <translation>Régions de crédibilité</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>RASTER is in degrees, whose cells differ in size: warp it to a projected CRS first.</source>
      <translation>RASTER est en degrés, dont les cellules sont de tailles différentes : reprojetez-le d'abord dans un SCR projeté.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>RASTER has no band above zero: choose a raster of diffusion maps.</source>
      <translation>RASTER n'a aucune bande au-dessus de zéro : choisissez un raster de cartes de diffusion.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>LEVELS must be percentages above 0 and at most 100, separated by commas, such as 50,75,95, not '{text}'.</source>
      <translation>LEVELS doit être une liste de pourcentages supérieurs à 0 et d'au plus 100, séparés par des virgules, tels que 50,75,95, et non « {text} ».</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>LEVELS are percentages, but all of '{text}' are at most 1: write 50,95 for 0.5,0.95.</source>
      <translation>LEVELS sont des pourcentages, mais tous ceux de « {text} » valent au plus 1 : écrivez 50,95 pour 0.5,0.95.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/flowtable.py" />
      <source>Rows of FLOWS: {n:,}</source>
      <translation>Lignes de FLOWS : {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/flowtable.py" />
      <source>None of the {n:,} rows of FLOWS goes from one station that is mapped to another: FROM_FIELD and TO_FIELD give {values}, station ids are such as {ids}. Choose other fields.</source>
      <translation>Aucune des {n} lignes de FLOWS ne va d'une station cartographiée à une autre : FROM_FIELD et TO_FIELD donnent {values}, les identifiants des stations sont comme {ids}. Choisissez d'autres champs.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/flowtable.py" />
      <source>Rows of FLOWS without a flow, left out: {n:,}</source>
      <translation>Lignes de FLOWS sans flux, laissées de côté : {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/flowtable.py" />
      <source>Rows of FLOWS with an end that is not a mapped station, left out: {n:,}. The ends, with the flow of their rows: {names}.</source>
      <translation>Lignes de FLOWS dont une extrémité n'est pas une station cartographiée, laissées de côté : {n}. Les extrémités, avec le flux de leurs lignes : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/landwalk.py" />
      <source>the map is zero everywhere: no place in the region is served</source>
      <translation>la carte est nulle partout : aucun lieu de la région n'est desservi</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/landwalk.py" />
      <source>BETA is so small that stations far away matter nearly as much as near ones: at each place only the {n:,} nearest are looked at. Choose a larger BETA, or make maps and give them as MAPS.</source>
      <translation>BETA est si petit que les stations lointaines comptent presque autant que les proches : en chaque lieu, seules les {n} plus proches sont prises en compte. Choisissez un BETA plus grand, ou établissez des cartes et donnez-les comme MAPS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/landwalk.py" />
      <source>The file of maps in the folder of temporary files, {folder}, cannot be used ({problem}): make room there, or set TMPDIR (TEMP on Windows) to another folder.</source>
      <translation>Le fichier des cartes dans le dossier des fichiers temporaires, {folder}, ne peut pas servir ({problem}) : faites-y de la place, ou donnez à TMPDIR (TEMP sous Windows) un autre dossier.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/longtables.py" />
      <source>Row {n:,} of {label} has {value} in {parameter} '{field}', which is not a number of 0 or more: correct it, or leave it empty.</source>
      <translation>La ligne {n} de {label} a {value} dans {parameter} « {field} », qui n'est pas un nombre de 0 ou plus : corrigez-le, ou laissez-le vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/longtables.py" />
      <source>{parameter} '{name}' is not a field of {label}; its fields are: {names}.</source>
      <translation>{parameter} « {name} » n'est pas un champ de {label} ; ses champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Map a station metric</source>
      <translation>Cartographier une grandeur des stations</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Spreads a figure that was measured at stations, such as traffic or users, over the places where their users are likely to be: each station's figure is divided over its diffusion map, and the parts are added up. Nothing is lost: the cells sum to the figures of the stations mapped, and the log names those that are not.</source>
      <translation>Répartit une grandeur mesurée aux stations, telle que le trafic ou les utilisateurs, sur les lieux où leurs utilisateurs se trouvent probablement : la valeur de chaque station est divisée selon sa carte de diffusion, et les parts sont additionnées. Rien n'est perdu : la somme des cellules est celle des stations cartographiées, et le journal nomme celles qui ne le sont pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Field with the figure to spread: a total such as users, calls or gigabytes, 0 or more. (A mean or a rate cannot be divided; 'Zone weights' takes such as intensive fields.)</source>
      <translation>Champ de la grandeur à répartir : un total tel que des utilisateurs, des appels ou des gigaoctets, 0 ou plus. (Une moyenne ou un taux ne se divise pas ; « Poids et totaux par zone » les prend comme champs intensifs.)</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Either way nothing is spread for them; the log names them.</source>
      <translation>Dans les deux cas rien n'est réparti pour elles ; le journal les nomme.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Raster of people or devices per cell, in any CRS: each station's users are then put where people live, P'(l|i) proportional to P(l|i) times population. Do not give one that the maps were made with already.</source>
      <translation>Raster de personnes ou d'appareils par cellule, dans n'importe quel SCR : les utilisateurs de chaque station sont alors placés là où vivent des gens, P'(l|i) proportionnel à P(l|i) fois la population. N'en donnez pas un avec lequel les cartes ont déjà été établies.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>GeoTIFF of one band: the metric in each cell, in the field's unit. NoData outside the region.</source>
      <translation>GeoTIFF à une bande : la grandeur dans chaque cellule, dans l'unité du champ. NoData hors de la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>traffic,users,dasymetric,disaggregate,heat map,diffusion map</source>
      <translation>trafic,utilisateurs,dasymétrique,désagréger,carte de chaleur,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Metric field</source>
      <translation>Champ de la grandeur</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Population</source>
      <translation>Population</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Mapped metric</source>
      <translation>Grandeur cartographiée</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Total of the metric in the raster</source>
      <translation>Total de la grandeur dans le raster</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Total of the metric at stations that are not mapped</source>
      <translation>Total de la grandeur aux stations non cartographiées</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Total in the raster: {total:,.10g}</source>
      <translation>Total dans le raster : {total:.10g}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>Stations without a figure (NULL)</source>
      <translation>Stations sans valeur (NULL)</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{what} adds up to more than 1e300: correct the values, or change their unit.</source>
      <translation>La somme de {what} dépasse 1e300 : corrigez les valeurs, ou changez leur unité.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{parameter} '{field}' of station {station} is not a number: {value}. Correct it, or choose another field.</source>
      <translation>{parameter} « {field} » de la station {station} n'est pas un nombre : {value}. Corrigez-le, ou choisissez un autre champ.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{parameter} '{field}' of station {station} is negative ({value}), but what is counted or measured at stations is 0 or more: correct it, or choose another field.</source>
      <translation>{parameter} « {field} » de la station {station} est négatif ({value}), mais ce qui est compté ou mesuré aux stations est de 0 ou plus : corrigez-le, ou choisissez un autre champ.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{field}: {total:,.10g} at the stations that are mapped</source>
      <translation>{field} : {total:.10g} aux stations cartographiées</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{n:,} stations have no '{field}' and {what}: {names}.</source>
      <translation>{n} stations n'ont pas de « {field} » et {what} : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{field}: {total:,.10g} at {n:,} stations that are not mapped (outside REGION, without a place or a band, or not chosen by STATIONS) is not in the result: {names}.</source>
      <translation>{field} : {total:.10g} à {n} stations non cartographiées (hors de REGION, sans lieu ou sans bande, ou non choisies par STATIONS) n'est pas dans le résultat : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>count as 0</source>
      <translation>comptent pour 0</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>are left out of it</source>
      <translation>en sont écartées</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>The model that makes the diffusion maps, if MAPS gives none.</source>
      <translation>Le modèle qui établit les cartes de diffusion, si MAPS n'en donne pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>Raster of diffusion maps that one of the diffusion tools wrote, a band for each station; then no model is used, and its grid and CRS are those of the work. INPUT, id field, group and region should be those it was made with.</source>
      <translation>Raster de cartes de diffusion écrit par un des outils de diffusion, une bande par station ; aucun modèle n'est alors utilisé, et sa grille et son SCR sont ceux du travail. INPUT, champ d'identifiant, groupe et région devraient être ceux avec lesquels il a été établi.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>It counts for the student 'paper', and where there is no REGION; for all else users are looked for everywhere in the region.</source>
      <translation>Elle compte pour l'élève 'paper', et là où il n'y a pas de REGION ; pour tout le reste, les usagers sont cherchés partout dans la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>geotiff, or cog: a Cloud Optimized GeoTIFF, which programs read in parts over a network, with overviews.</source>
      <translation>geotiff, ou cog : un Cloud Optimized GeoTIFF, que les programmes lisent par morceaux sur un réseau, avec des aperçus.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>SCHEDULER is not used: this tool makes maps of this model one by one, on this machine.</source>
      <translation>SCHEDULER ne sert pas : cet outil établit les cartes de ce modèle une à une, sur cette machine.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>Kind of raster</source>
      <translation>Type de raster</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>A cell of the raster would hold {most:.3g}, more than its kind of number can: choose another unit for the metric.</source>
      <translation>Une cellule du raster contiendrait {most:.3g}, plus que son type de nombre ne le permet : choisissez une autre unité pour la mesure.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>MAPS has no CRS: its coordinates are taken as those of {crs}.</source>
      <translation>MAPS n'a pas de SCR : ses coordonnées sont prises pour celles de {crs}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>The band {name} of MAPS sums to {total:.4g}, not 1, so it is no diffusion map: choose a raster that one of the diffusion tools wrote, not cut or warped since.</source>
      <translation>La somme de la bande {name} de MAPS est {total:.4g}, et non 1 : ce n'est donc pas une carte de diffusion. Choisissez un raster écrit par un des outils de diffusion, ni découpé ni reprojeté depuis.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>The band {name} of MAPS holds nothing above 0, so it is no diffusion map: make MAPS anew, or leave the station out with STATIONS.</source>
      <translation>La bande {name} de MAPS n'a aucune valeur supérieure à 0 : ce n'est donc pas une carte de diffusion. Refaites MAPS, ou écartez la station avec STATIONS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Estimates how many devices are in each cell from how many each station counted, by expectation maximisation: where the maps of stations overlap, their counts must agree. 'Map a station metric' spreads each count by itself; this tool lets the counts of neighbours speak about a place too, so a station that counted nobody says that few are near it.
The total of the counts is kept. More iterations fit the counts better but make the map rougher.</source>
      <translation>Estime combien d'appareils sont dans chaque cellule d'après le nombre compté par chaque station, par espérance-maximisation : là où les cartes des stations se recouvrent, leurs comptages doivent s'accorder. « Cartographier une grandeur des stations » répartit chaque comptage pour lui-même ; cet outil laisse aussi les comptages des voisines parler d'un lieu, si bien qu'une station qui n'a compté personne dit qu'il y a peu de monde près d'elle.
Le total des comptages est conservé. Davantage d'itérations suivent mieux les comptages mais rendent la carte plus rugueuse.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Whether stations without a count are unknown (their devices are in nobody's count, and places near them are left to their neighbours) or counted nobody.</source>
      <translation>Les stations sans comptage sont-elles inconnues (leurs appareils ne sont dans aucun comptage, et les lieux près d'elles reviennent à leurs voisines), ou n'ont-elles compté personne ?</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>The estimate is improved so many times at most.</source>
      <translation>Nombre maximal d'améliorations de l'estimation.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>It ends earlier where an iteration moves less than this share of the devices.</source>
      <translation>Elle se termine plus tôt si une itération déplace moins que cette part des appareils.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Raster of people or devices per cell, in any CRS, from which the estimate starts; where it is 0 nobody is put. Without it: everywhere in the region alike.</source>
      <translation>Raster de personnes ou d'appareils par cellule, dans n'importe quel SCR, d'où part l'estimation ; là où il est nul, personne n'est placé. Sans lui : partout pareil dans la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>PRIOR is 0 wherever {n:,} stations can serve, so their counts are spread by their maps alone: {names}.</source>
      <translation>PRIOR est nul partout où {n} stations peuvent servir : leurs comptages sont donc répartis par leurs cartes seules : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>census,devices,expectation maximisation,EM,mno,diffusion map</source>
      <translation>recensement,appareils,espérance-maximisation,EM,opérateur mobile,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Tolerance</source>
      <translation>Tolérance</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Devices in the raster</source>
      <translation>Appareils dans le raster</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Iterations that were made</source>
      <translation>Itérations effectuées</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>ITERATIONS must be 1 or more.</source>
      <translation>ITERATIONS doit être 1 ou plus.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>TOLERANCE must be 0 or more, such as 0.001.</source>
      <translation>TOLERANCE doit être 0 ou plus, par exemple 0.001.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>ITERATIONS was reached before TOLERANCE.</source>
      <translation>ITERATIONS a été atteint avant TOLERANCE.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Devices in the raster: {total:,.10g}</source>
      <translation>Appareils dans le raster : {total:.10g}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>The maps of {n:,} stations may need {size} in the folder of temporary files, {folder}, which has {free} left: make room there, set TMPDIR (TEMP on Windows) to another folder, map fewer stations with STATIONS, or raise CELL_SIZE.</source>
      <translation>Les cartes de {n} stations peuvent demander {size} dans le dossier des fichiers temporaires, {folder}, où {free} restent libres : faites-y de la place, donnez à TMPDIR (TEMP sous Windows) un autre dossier, cartographiez moins de stations avec STATIONS, ou augmentez CELL_SIZE.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>COUNT_FIELD '{field}' has no device at the stations that are mapped: choose a field of counts.</source>
      <translation>COUNT_FIELD « {field} » n'a aucun appareil aux stations cartographiées : choisissez un champ de comptages.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Iteration {n}: {change:.3%} of the devices moved, log-likelihood {fit:.8g}</source>
      <translation>Itération {n} : {change:.3%} des appareils déplacés, log-vraisemblance {fit:.8g}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Service overlap</source>
      <translation>Recouvrement de service</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Turns the maps round: which station most likely serves a device in this cell, and how sure is that? The entropy says how evenly the stations share a cell, and the effective number of servers how many equally likely stations would be as uncertain: 1 where one serves alone.
The density model and the student 'best' say that themselves. Maps of other models, and of MAPS, say where a station's devices are, not how many it has: they are weighted with the area that their raster carries, else with that of the Voronoi cell in the region.</source>
      <translation>Lit les cartes à l'envers : quelle station sert le plus probablement un appareil dans cette cellule, et avec quelle certitude ? L'entropie dit avec quelle égalité les stations se partagent une cellule, et le nombre effectif de serveurs combien de stations également probables seraient aussi incertaines : 1 là où une seule sert.
Le modèle de densité et l'élève 'best' le disent eux-mêmes. Les cartes d'autres modèles, et de MAPS, disent où sont les appareils d'une station, pas combien elle en a : elles sont pondérées par l'aire que porte leur raster, sinon par celle de la cellule de Voronoï dans la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Table: number (as in BEST_SERVER), station_id, best_km2 (where it is the best server).</source>
      <translation>Table : number (comme dans BEST_SERVER), station_id, best_km2 (là où elle est le meilleur serveur).</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Polygons: where each station is the best server, in all its parts; number (as in BEST_SERVER), station_id, area_km2. Stations that are it nowhere have none.</source>
      <translation>Polygones : là où chaque station est le meilleur serveur, avec toutes ses parties ; number (comme dans BEST_SERVER), station_id, area_km2. Les stations qui ne le sont nulle part n’en ont pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>best server,entropy,coverage,uncertainty,diffusion map</source>
      <translation>meilleur serveur,entropie,couverture,incertitude,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Best server</source>
      <translation>Meilleur serveur</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>GeoTIFF: number of the likeliest station of each cell, in the order of INPUT from 1; the legend and the table of servers name it. NoData where none serves.</source>
      <translation>GeoTIFF : numéro de la station la plus probable de chaque cellule, dans l'ordre de INPUT à partir de 1 ; la légende et la table des serveurs la nomment. NoData là où aucune ne sert.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Entropy</source>
      <translation>Entropie</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>GeoTIFF: entropy of the station in each cell, nats (0 where one serves alone).</source>
      <translation>GeoTIFF : entropie de la station dans chaque cellule, en nats (0 là où une seule sert).</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Effective number of servers</source>
      <translation>Nombre effectif de serveurs</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>GeoTIFF: exp(entropy), from 1 to the number of stations.</source>
      <translation>GeoTIFF : exp(entropie), de 1 au nombre de stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Servers</source>
      <translation>Serveurs</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Best server areas</source>
      <translation>Zones du meilleur serveur</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Effective number of servers: mean {mean:.2f}, at most {most:.2f}</source>
      <translation>Nombre effectif de serveurs : {mean:.2f} en moyenne, au plus {most:.2f}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>No output is asked for: choose at least one of {names}.</source>
      <translation>Aucune sortie n'est demandée : choisissez au moins une de {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>GROUP_FIELD makes {n:,} deployments, but a device has one operator: choose the stations of one with STATIONS, and run the tool for each.</source>
      <translation>GROUP_FIELD fait {n} déploiements, mais un appareil n'a qu'un opérateur : choisissez les stations d'un seul avec STATIONS, et exécutez l'outil pour chacun.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Flows between zones</source>
      <translation>Flux entre zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Turns flows between stations, such as trips of devices from one to the other, into flows between zones: each end is spread over the zones as the station's users are, independently of the other end. What ends outside all zones is kept, with an empty zone id, so that the flows add up to what they were.</source>
      <translation>Transforme des flux entre stations, comme les trajets d'appareils de l'une à l'autre, en flux entre zones : chaque extrémité est répartie sur les zones comme les utilisateurs de la station, indépendamment de l'autre. Ce qui finit hors de toutes les zones est gardé, avec un identifiant de zone vide, de sorte que la somme des flux reste la même.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Table with a row for each pair of stations, and for each time if there are several.</source>
      <translation>Table avec une ligne pour chaque paire de stations, et pour chaque moment s'il y en a plusieurs.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with the time of a row: each of its values has flows of its own.</source>
      <translation>Champ de FLOWS avec le moment de la ligne : chacune de ses valeurs a ses propres flux.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Flows between zones below this are left out of the outputs; the log says how much that is. 0 keeps all.</source>
      <translation>Les flux entre zones inférieurs à cela sont omis des sorties ; le journal dit combien cela fait. 0 garde tout.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Table: from_zone, to_zone (empty for what is outside all zones), flow, and time if there is a field of it.</source>
      <translation>Table : from_zone, to_zone (vide pour ce qui est hors de toutes les zones), flow, et time s'il y en a un champ.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>origin-destination,mobility,commuting,desire lines,matrix,trips,zones</source>
      <translation>origine-destination,mobilité,navettes,lignes de désir,matrice,trajets,zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Flows between stations</source>
      <translation>Flux entre stations</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of origin</source>
      <translation>Champ d'origine</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with the id of the first station.</source>
      <translation>Champ de FLOWS avec l'identifiant de la première station.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of destination</source>
      <translation>Champ de destination</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with the id of the second station.</source>
      <translation>Champ de FLOWS avec l'identifiant de la seconde station.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of flow</source>
      <translation>Champ de flux</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with how much goes, 0 or more.</source>
      <translation>Champ de FLOWS avec la quantité qui va, 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Least flow</source>
      <translation>Flux minimal</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Desire lines</source>
      <translation>Lignes de désir</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Sum of all flows</source>
      <translation>Somme de tous les flux</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Share of it with an end outside all zones</source>
      <translation>Part dont une extrémité est hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Lines between zones with the same fields, as wide as the flow is large; the {n:,} largest.</source>
      <translation>Lignes entre zones avec les mêmes champs, d'autant plus larges que le flux est grand ; les {n} plus grandes.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Flows between stations: {total:,.10g}; between zones: {inside:,.10g}; with an end outside all zones: {outside:,.10g}; left out below MIN_FLOW: {left:,.10g}</source>
      <translation>Flux entre stations : {total:.10g} ; entre zones : {inside:.10g} ; avec une extrémité hors de toutes les zones : {outside:.10g} ; omis sous MIN_FLOW : {left:.10g}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} invalid zones were repaired: {names}.</source>
      <translation>{n} zones invalides ont été réparées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zones without an area are left out: {names}.</source>
      <translation>{n} zones sans aire sont laissées de côté : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>ZONES has no polygon with an area: choose a layer of zones.</source>
      <translation>ZONES n'a aucun polygone avec une aire : choisissez une couche de zones.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>ZONES is a layer of {kind}, but zones are polygons: choose a polygon layer.</source>
      <translation>ZONES est une couche de type {kind}, mais les zones sont des polygones : choisissez une couche de polygones.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zones have no id (NULL or empty) in field '{field}': fill it in, or choose another ZONE_ID.</source>
      <translation>{n} zones n'ont pas d'identifiant (NULL ou vide) dans le champ « {field} » : remplissez-le, ou choisissez un autre ZONE_ID.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zone ids stand more than once in field '{field}' ({names}): choose a ZONE_ID whose values are unique, or dissolve the zones by it.</source>
      <translation>{n} identifiants de zone figurent plus d'une fois dans le champ « {field} » ({names}) : choisissez un ZONE_ID aux valeurs uniques, ou regroupez les zones selon lui.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} pairs of zones overlap, {area:,.4g} km² in all: devices there count in both, so the sum over zones is too large. {names}.</source>
      <translation>{n} paires de zones se recouvrent, {area:.4g} km² en tout : les appareils qui y sont comptent dans les deux, et la somme sur les zones est donc trop grande. {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>ZONE_ID '{name}' is not a field of ZONES; it has: {names}.</source>
      <translation>ZONE_ID « {name} » n'est pas un champ de ZONES ; ses champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>Zone {name} cannot be transformed from {source} to {crs}: check the CRS of ZONES.</source>
      <translation>La zone {name} ne peut pas être transformée de {source} en {crs} : vérifiez le SCR de ZONES.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Polygons, in any CRS. They should not overlap; if some do, the log says which.</source>
      <translation>Polygones, dans n'importe quel SCR. Ils ne devraient pas se recouvrir ; si certains le font, le journal dit lesquels.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Field with a unique id for each zone. Without it: the feature id.</source>
      <translation>Champ avec un identifiant unique par zone. Sans lui : l'identifiant de l'entité.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Raster of how many people are in each cell, in any CRS and cell size (its first band): a station's users are then more likely where more people are. Without it devices are spread over the land alone. Maps that were made with the same population would count it twice.</source>
      <translation>Raster du nombre de personnes dans chaque cellule, dans n'importe quel SCR et n'importe quelle taille de cellule (sa première bande) : les utilisateurs d'une station sont alors plus probables là où il y a plus de monde. Sans lui, les appareils sont répartis sur la terre seule. Des cartes faites avec la même population la compteraient deux fois.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Weights below this are left out and the station's others raised, so that their sum remains: a station reaches hundreds of zones, most of them hardly. 0 keeps all. Without it: 0.0001, or less where zones are smaller than the land a station has on average; the log names it.</source>
      <translation>Les poids inférieurs sont omis et les autres de la station relevés, de sorte que leur somme reste la même : une station atteint des centaines de zones, la plupart à peine. 0 les garde tous. Sans lui : un dix-millième, ou moins si les zones sont plus petites que le territoire moyen d'une station ; le journal l'indique.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Least weight</source>
      <translation>Poids minimal</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>No zone lies where the diffusion maps are: check that ZONES and INPUT are of one place and have the right CRS.</source>
      <translation>Aucune zone n'est là où sont les cartes de diffusion : vérifiez que ZONES et INPUT sont du même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Weights below {least:.2g} are left out</source>
      <translation>Les poids inférieurs à {least:.2g} sont omis</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Says which share of each station's users is in which zone, such as a census tract, and with these weights makes figures of zones from figures of stations.
Zones take cells by exact area of land. What lies outside all zones is a row of its own in the table of weights, so that the weights of a station sum to 1, and the log says how much of each metric it is.</source>
      <translation>Dit quelle part des utilisateurs de chaque station est dans quelle zone, par exemple un îlot de recensement, et calcule avec ces poids les valeurs des zones à partir de celles des stations.
Les zones prennent les cellules selon l'aire exacte de terre. Ce qui est hors de toutes les zones forme une ligne à part dans la table des poids, si bien que la somme des poids d'une station est 1, et le journal dit combien de chaque grandeur cela fait.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Fields of INPUT with totals such as users or traffic, 0 or more: a zone gets the sum over stations of figure times weight.</source>
      <translation>Champs de INPUT avec des totaux tels que des utilisateurs ou du trafic, 0 ou plus : une zone reçoit la somme sur les stations de la valeur fois le poids.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Fields of INPUT with means or rates such as a share or a speed: a zone gets their mean, weighted by the stations' weights in it.</source>
      <translation>Champs de INPUT avec des moyennes ou des taux tels qu'une part ou une vitesse : une zone reçoit leur moyenne, pondérée par les poids des stations dans la zone.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Whether stations without a figure are left out of it, or count as 0; that matters for means. The log names them.</source>
      <translation>Les stations sans valeur en sont-elles écartées, ou comptent-elles pour 0 ? Cela importe pour les moyennes. Le journal les nomme.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Table of COUNTS by zone: zone_id (empty for what is outside all zones), time, devices; a row for each zone and time that has some.</source>
      <translation>Table de COUNTS par zone : zone_id (vide pour ce qui est hors de toutes les zones), time, devices ; une ligne pour chaque zone et chaque moment qui en a.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>census,zonal,areal interpolation,weights,tract,commune,diffusion map</source>
      <translation>recensement,zonal,interpolation surfacique,poids,îlot,commune,carte de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Intensive metric fields (means)</source>
      <translation>Champs de grandeurs intensives (moyennes)</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Zones over time</source>
      <translation>Zones dans le temps</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Mean share of a station's map outside all zones</source>
      <translation>Part moyenne de la carte d'une station hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Of the maps of the {n:,} stations, {share:.4%} on average lie outside all zones</source>
      <translation>Des cartes des {n} stations, {share:.4%} en moyenne sont hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>OUTPUT_TIMES is empty: set COUNTS to fill it.</source>
      <translation>OUTPUT_TIMES est vide, car il n'y a pas de COUNTS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>{names} cannot be both in METRIC_FIELDS and in INTENSIVE_FIELDS.</source>
      <translation>{names} ne peut pas être à la fois dans METRIC_FIELDS et dans INTENSIVE_FIELDS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>{field}: {inside:,.10g} in zones, {outside:,.10g} outside all zones</source>
      <translation>{field} : {inside:.10g} dans des zones, {outside:.10g} hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Counts at {n:,} times: {total:,.10g} in all, of which {outside:,.10g} outside all zones</source>
      <translation>Comptages à {n} moments : {total:.10g} en tout, dont {outside:.10g} hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cells.py" />
      <source>{n:,} rows with several azimuths were split into a row for each; the values in their other fields are repeated, not divided: {names}.</source>
      <translation>{n} lignes à plusieurs azimuts ont été divisées en une ligne pour chacun ; les valeurs de leurs autres champs sont répétées, non partagées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cells.py" />
      <source>{n:,} ids are shared by cells with different azimuths: theirs end in the azimuth, for example {example}.</source>
      <translation>{n} identifiants sont communs à des cellules d'azimuts différents : les leurs se terminent par l'azimut, par exemple {example}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/frames.py" />
      <source>they are outside REGION and farther than {reach:g} m from it</source>
      <translation>elles sont hors de REGION et à plus de {reach:g} m d'elle</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/frames.py" />
      <source>Distances in TARGET_CRS {crs} are not true to 1 % here: the tools that make maps will measure in another CRS.</source>
      <translation>Les distances en TARGET_CRS {crs} ne sont pas justes à 1 % près ici : les outils qui font des cartes mesureront dans un autre SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/frames.py" />
      <source>None of the {n:,} stations lies in REGION ({near:,} within {reach:g} m of it): check that the region is the right one, and the CRS of both.</source>
      <translation>Aucune des {n} stations n'est dans REGION ({near} à moins de {reach:g} m d'elle) : vérifiez que la région est la bonne, et le SCR des deux.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/frames.py" />
      <source>TARGET_CRS {crs} has no place for these stations: choose another one.</source>
      <translation>TARGET_CRS {crs} n'a pas de lieu pour ces stations : choisissez-en un autre.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/frames.py" />
      <source>The stations are far from REGION, but would be near it with x and y (longitude and latitude) exchanged: {advice}.</source>
      <translation>Les stations sont loin de REGION, mais elles en seraient près si x et y (longitude et latitude) étaient échangés : {advice}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Check FILTER, X_FIELD and Y_FIELD.</source>
      <translation>Vérifiez FILTER, X_FIELD et Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Check FILTER, or set FORMAT to none, and X_FIELD and Y_FIELD.</source>
      <translation>Vérifiez FILTER, ou mettez FORMAT sur none et indiquez X_FIELD et Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>set FORMAT to none, and X_FIELD and Y_FIELD</source>
      <translation>mettez FORMAT sur none et indiquez X_FIELD et Y_FIELD</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Check FILTER; if the coordinates stand in fields, set X_FIELD and Y_FIELD.</source>
      <translation>Vérifiez FILTER ; si les coordonnées sont dans des champs, indiquez X_FIELD et Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>run 'Swap x and y coordinates' (native:swapxy) on it first, or correct the layer's CRS</source>
      <translation>exécutez d'abord « Intervertir les coordonnées X et Y » (native:swapxy) dessus, ou corrigez le SCR de la couche</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>The coordinates of INPUT cannot be in its CRS, {own}: {asked} is used.</source>
      <translation>Les coordonnées de INPUT ne peuvent pas être dans son SCR, {own} : {asked} est utilisé.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>they have no coordinates</source>
      <translation>elles n'ont pas de coordonnées</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>their coordinates are not numbers</source>
      <translation>leurs coordonnées ne sont pas des nombres</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>set X_FIELD to '{y}' and Y_FIELD to '{x}'</source>
      <translation>mettez « {y} » pour X_FIELD et « {x} » pour Y_FIELD</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>their grid reference cannot be read</source>
      <translation>leur référence de grille est illisible</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>they have no geometry</source>
      <translation>elles n'ont pas de géométrie</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>they are not points</source>
      <translation>ce ne sont pas des points</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>INPUT has a CRS of its own, {own}: INPUT_CRS is not used.</source>
      <translation>INPUT a un SCR à lui, {own} : INPUT_CRS n'est pas utilisé.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>INPUT has no CRS, so the place of its coordinates is not known: set INPUT_CRS to the one they are in.</source>
      <translation>INPUT n'a pas de SCR, et le lieu de ses coordonnées n'est pas connu : indiquez dans INPUT_CRS celui dans lequel elles sont.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Set both X_FIELD and Y_FIELD, or neither.</source>
      <translation>Indiquez à la fois X_FIELD et Y_FIELD, ou aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>X_FIELD and Y_FIELD are set: INPUT's own geometry is not used.</source>
      <translation>X_FIELD et Y_FIELD sont indiqués : la géométrie de INPUT n'est pas utilisée.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Coordinates are read from fields '{x}' and '{y}'.</source>
      <translation>Les coordonnées sont lues dans les champs « {x} » et « {y} ».</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>fields '{x}' and '{y}'</source>
      <translation>les champs « {x} » et « {y} »</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>INPUT is a table without geometry, and no two of its fields are named like coordinates: set X_FIELD and Y_FIELD. Its fields are: {names}.</source>
      <translation>INPUT est une table sans géométrie, et aucun couple de ses champs n'a des noms de coordonnées : indiquez X_FIELD et Y_FIELD. Ses champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>INPUT holds {kind}, not points: choose the layer of stations, or make points of it with 'Centroids' (native:centroids).</source>
      <translation>INPUT contient {kind}, et non des points : choisissez la couche des stations, ou faites-en des points avec « Centroïdes » (native:centroids).</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>The CRS of fields '{x}' and '{y}' is not known: set INPUT_CRS to the one their values are in (EPSG:4326 for longitudes and latitudes).</source>
      <translation>Le SCR des champs « {x} » et « {y} » n'est pas connu : indiquez dans INPUT_CRS celui de leurs valeurs (EPSG:4326 pour des longitudes et latitudes).</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Fields '{x}' and '{y}' hold values that are not longitudes and latitudes ({n:,} rows, such as {east:.10g}, {north:.10g}): set INPUT_CRS to the CRS they are in, or exchange X_FIELD and Y_FIELD, or drop those rows with FILTER.</source>
      <translation>Les champs « {x} » et « {y} » contiennent des valeurs qui ne sont ni des longitudes ni des latitudes ({n} lignes, par exemple {east:.10g}, {north:.10g}) : indiquez dans INPUT_CRS le SCR dans lequel elles sont, ou échangez X_FIELD et Y_FIELD, ou écartez ces lignes avec FILTER.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Makes a clean point layer of stations from any layer or table: drops what has no position, keeps what is in or near the region, and merges stations that stand at one place into one site.
All fields are kept; of a merged site those of its first station, except SUM_FIELDS, which are added up. A point of a multipoint becomes a station of its own, its id ending in -1, -2 and so on. The log says what was dropped and why.</source>
      <translation>Fait une couche de points propre de stations à partir de n'importe quelle couche ou table : écarte ce qui n'a pas de position, garde ce qui est dans la région ou près d'elle, et fusionne en un site les stations situées au même endroit.
Tous les champs sont conservés ; pour un site fusionné ceux de sa première station, sauf SUM_FIELDS, qui sont additionnés. Un point d'un multipoint devient une station à part, dont l'identifiant se termine par -1, -2 et ainsi de suite. Le journal dit ce qui a été écarté, et pourquoi.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>{merged:,} merged with another one within {distance:g} m, {n:,} stations written</source>
      <translation>{merged} fusionnées avec une autre à moins de {distance:g} m, {n} stations écrites</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Point layer, or table with coordinates in two fields, such as a CSV. Give all stations of the deployment: 'Selected features only' and filters drop neighbours, and the maps of the others grow into their place.</source>
      <translation>Couche de points, ou table avec des coordonnées dans deux champs, par exemple un CSV. Donnez toutes les stations du déploiement : « Entité(s) sélectionnée(s) uniquement » et les filtres écartent des voisines, et les cartes des autres s'étendent à leur place.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>A named layout gives columns of coordinates, their CRS, and the fields of operators and azimuths, where these are left empty. auto recognises it by the names of the columns, and the log says which was taken; none takes no layout.</source>
      <translation>Un format connu donne les colonnes des coordonnées, leur SCR, et les champs des opérateurs et des azimuts, là où ils sont laissés vides. auto le reconnaît aux noms des colonnes, et le journal dit lequel a été pris ; none n'en prend aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>X or longitude field (tables)</source>
      <translation>Champ x ou longitude (tables)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Field with the x coordinate, easting or longitude. For tables without geometry only: without it a field named longitude, lon, x, easting or the like is taken, and the log says which. Decimal commas are understood.</source>
      <translation>Champ de la coordonnée x, de l'abscisse ou de la longitude. Pour les tables sans géométrie seulement : sans lui, un champ nommé longitude, lon, x, easting ou de façon semblable est pris, et le journal dit lequel. Les virgules décimales sont comprises.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Y or latitude field (tables)</source>
      <translation>Champ y ou latitude (tables)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Field with the y coordinate, northing or latitude; set both fields or neither.</source>
      <translation>Champ de la coordonnée y, de l'ordonnée ou de la latitude ; indiquez les deux champs ou aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>CRS that the coordinates of a table, or of a layer without CRS, are in. Without it EPSG:4326 is taken where names and values of both fields are those of degrees.</source>
      <translation>SCR des coordonnées d'une table, ou d'une couche sans SCR. Sans lui, EPSG:4326 est pris si les noms et les valeurs des deux champs sont ceux de degrés.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Expression that is true for the stations to keep, such as operator = 'A'. What it leaves out is gone, also as neighbour.</source>
      <translation>Expression vraie pour les stations à garder, telle que operator = 'A'. Ce qu'elle écarte disparaît, aussi comme voisine.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Field that tells operators apart: stations of different groups are never merged.</source>
      <translation>Champ qui distingue les opérateurs : les stations de groupes différents ne sont jamais fusionnées.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Field with the direction of each antenna, degrees clockwise from north, in a layer with a row for each cell (sector). Then cells of one site get its position but are merged only where they have the same azimuth. Several azimuths in one row, such as 0/120/240, become a row each. Ids that the cells of a site share get the azimuth at their end.</source>
      <translation>Champ de la direction de chaque antenne, en degrés, dans le sens horaire depuis le nord, dans une couche qui a une ligne pour chaque cellule (secteur). Les cellules d'un site en prennent alors la position, mais ne sont fusionnées que si elles ont le même azimut. Plusieurs azimuts sur une ligne, comme 0/120/240, donnent une ligne chacun. Les identifiants communs aux cellules d'un site se terminent par l'azimut.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Stations within this distance of a site's first station, metres, become one with it. The first one in the layer's order gives position and attributes. 0 merges exact duplicates only.</source>
      <translation>Les stations à cette distance au plus de la première station d'un site, en mètres, ne font qu'un avec elle. La première dans l'ordre de la couche donne position et attributs. 0 ne fusionne que les doublons exacts.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Fields to add up</source>
      <translation>Champs à additionner</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Fields with numbers, such as traffic, that are added up when stations merge.</source>
      <translation>Champs de nombres, tels que le trafic, qui sont additionnés quand des stations fusionnent.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Polygons in which devices can be. Stations outside are dropped, unless they are neighbours (below). Its CRS may be another one; invalid polygons are repaired.</source>
      <translation>Polygones où des appareils peuvent se trouver. Les stations au-dehors sont écartées, sauf si elles sont des voisines (ci-dessous). Son SCR peut être différent ; les polygones invalides sont réparés.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Stations outside REGION but within this distance of it, metres, are kept: they serve devices near its border. Their in_region is 0.</source>
      <translation>Les stations hors de REGION mais à cette distance au plus, en mètres, sont gardées : elles servent des appareils près de sa limite. Leur in_region est 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>CRS of the output. Without it: the region's, else the input's, if its distances are true to 1 % there, else the local UTM zone. The log names it. Distances are measured in metres on the ground whatever it is.</source>
      <translation>SCR du résultat. Sans lui : celui de la région, sinon celui de l'entrée, si ses distances y sont justes à 1 % près, sinon la zone UTM locale. Le journal le nomme. Les distances sont mesurées en mètres au sol quel qu'il soit.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Points with all fields of INPUT and: station_id (if there is none: the running number of the row in INPUT, from 1), n_merged (stations the site stands for, 1 if nothing merged), merged_ids (their ids, joined by ;), and with REGION in_region (1 inside, 0 a neighbour).</source>
      <translation>Points avec tous les champs de INPUT et : station_id (s'il n'y en a pas : le numéro de la ligne dans INPUT, à partir de 1), n_merged (stations que le site représente, 1 si rien n'a fusionné), merged_ids (leurs identifiants, séparés par ;) et, avec REGION, in_region (1 dedans, 0 voisine).</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source> on {sites:,} sites</source>
      <translation> sur {sites} sites</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>, {inside:,} of them in REGION</source>
      <translation>, dont {inside} dans REGION</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>base station,antenna,site,csv,table,clean,merge,co-located,duplicates,import</source>
      <translation>station de base,antenne,site,csv,table,nettoyer,fusionner,colocalisées,doublons,importer</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Layout of the file</source>
      <translation>Format du fichier</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Filter</source>
      <translation>Filtre</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Merge distance (metres)</source>
      <translation>Distance de fusion (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Keep neighbours within (metres)</source>
      <translation>Garder les voisines jusqu'à (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Target CRS</source>
      <translation>SCR cible</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Prepared stations</source>
      <translation>Stations préparées</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Stations written</source>
      <translation>Stations écrites</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Stations dropped</source>
      <translation>Stations écartées</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Stations merged into others</source>
      <translation>Stations fusionnées avec d'autres</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Layout: {title}, by the names of the columns; FORMAT none takes no layout.</source>
      <translation>Format : {title}, d'après les noms des colonnes ; FORMAT none n'en prend aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>they have no place in {crs}</source>
      <translation>elles n'ont pas de lieu en {crs}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>FORMAT is {name}, whose files have the columns {names}, but INPUT lacks some of them: choose auto, or none.</source>
      <translation>FORMAT est {name}, dont les fichiers ont les colonnes {names}, mais il en manque à INPUT : choisissez auto, ou none.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>INPUT looks like a file of measurements ({title}), not of stations: give it as MEASUREMENTS to 'Calibrate stations' (deepmend:calibratestations) or 'Compare models' (deepmend:comparemodels). If it holds stations, set FORMAT to none.</source>
      <translation>INPUT ressemble à un fichier de mesures ({title}), non de stations : donnez-le comme MEASUREMENTS à « Étalonner les stations » (deepmend:calibratestations) ou à « Comparer les modèles » (deepmend:comparemodels). S'il contient des stations, mettez FORMAT sur none.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Taken from the layout: {parameters}</source>
      <translation>Pris du format : {parameters}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>{name} must be 0 or a positive number of metres, not {value:g}.</source>
      <translation>{name} doit être 0 ou un nombre positif de mètres, et non {value:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>their coordinates are 0, 0, as where the place is not known</source>
      <translation>leurs coordonnées sont 0, 0, comme là où le lieu n'est pas connu</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>INPUT has no rows: choose a layer or table with at least one station.</source>
      <translation>INPUT n'a pas de lignes : choisissez une couche ou une table avec au moins une station.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>their coordinates are not degrees</source>
      <translation>leurs coordonnées ne sont pas des degrés</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} left out because {reason}: {names}</source>
      <translation>{n} écartées : {reason} ({names})</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>FILTER is not true for them</source>
      <translation>FILTER n'est pas vrai pour elles</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} stations read, in {crs}</source>
      <translation>{n} stations lues, en {crs}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>No station is left: {losses}. {advice}</source>
      <translation>Il ne reste aucune station : {losses}. {advice}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>row {n}</source>
      <translation>ligne {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} because {reason}</source>
      <translation>{n} : {reason}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} multipoints were split into their points, each a station with an id ending in -1, -2 and so on; the figures in its fields are repeated, not divided.</source>
      <translation>{n} multipoints ont été séparés en leurs points, chacun une station dont l'identifiant se termine par -1, -2 et ainsi de suite ; les valeurs de ses champs sont répétées, non divisées.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>No station is left: {losses}.</source>
      <translation>Il ne reste aucune station : {losses}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Sample stations</source>
      <translation>Générer des stations synthétiques</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Makes a synthetic deployment that looks like an operator's: dense in towns of all sizes, sparse in the country, a few stations along roads, and no two too near to each other. At urbanity 0.5 the spacing of stations is like that of real French deployments.
The stations are fictitious, and their field 'synthetic' says so. The same seed and settings give the same stations.</source>
      <translation>Fait un déploiement synthétique qui ressemble à celui d'un opérateur : dense dans les villes de toutes tailles, clairsemé à la campagne, quelques stations le long des routes, et aucune trop près d'une autre. À l'urbanité 0,5, l'espacement des stations est comme celui de déploiements français réels.
Les stations sont fictives, et leur champ « synthetic » le dit. La même graine et les mêmes réglages donnent les mêmes stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Whole number from 0 up; another one gives another deployment.</source>
      <translation>Nombre entier de 0 ou plus ; un autre donne un autre déploiement.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>How many stations to make.</source>
      <translation>Combien de stations faire.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Rectangle to put stations into. Give either this or REGION.</source>
      <translation>Rectangle où placer les stations. Donnez soit lui soit REGION.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Polygons to put stations into. Give either this or EXTENT.</source>
      <translation>Polygones où placer les stations. Donnez soit eux soit EXTENT.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Share that towns have, 0 to 1: at 0 stations are spread nearly evenly, at 0.5 as in real deployments, at 1 nearly all are in towns.</source>
      <translation>Part des villes, de 0 à 1 : à 0 les stations sont réparties presque uniformément, à 0,5 comme dans des déploiements réels, à 1 presque toutes sont dans des villes.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>How many cells (sectors) each station has: 1 for stations without direction, 3 for the usual cell plan, with a row for each cell.</source>
      <translation>Nombre de cellules (secteurs) de chaque station : 1 pour des stations sans direction, 3 pour le plan de cellules habituel, avec une ligne par cellule.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Points with station_id (S0001 and so on) and synthetic (yes); of a cell plan with station_id (S0001-1 and so on), site_id, azimuth (degrees clockwise from north), beamwidth (degrees) and synthetic. Their CRS is the region's or extent's if its distances are true to 1 %, else the local UTM zone.</source>
      <translation>Points avec station_id (S0001, etc.) et synthetic (yes) ; pour un plan de cellules, avec station_id (S0001-1, etc.), site_id, azimuth (degrés, dans le sens horaire depuis le nord), beamwidth (degrés) et synthetic. Leur SCR est celui de la région ou de l'étendue si ses distances sont justes à 1 %, sinon la zone UTM locale.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>synthetic,random,example,test data,base station,deployment</source>
      <translation>synthétique,aléatoire,exemple,données d'essai,station de base,déploiement</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Number of stations</source>
      <translation>Nombre de stations</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Extent</source>
      <translation>Emprise</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Urbanity</source>
      <translation>Urbanité</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Cells of each site</source>
      <translation>Cellules de chaque site</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Synthetic stations</source>
      <translation>Stations synthétiques</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>Give either EXTENT or REGION, so that it is known where stations are to be.</source>
      <translation>Donnez soit EXTENT soit REGION, pour que l'on sache où les stations doivent être.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>EXTENT has no area: its width and height must be positive.</source>
      <translation>EXTENT n'a pas d'aire : sa largeur et sa hauteur doivent être positives.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>{n:,} synthetic stations on {area:,.1f} square kilometres</source>
      <translation>{n} stations synthétiques sur {area:.1f} kilomètres carrés</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>EXTENT comes without a CRS, so its place is not known: write it with one, such as 4.5,5.2,45.5,46.0 [EPSG:4326].</source>
      <translation>EXTENT est sans SCR, et son lieu n'est pas connu : écrivez-la avec un SCR, par exemple 4.5,5.2,45.5,46.0 [EPSG:4326].</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>SEED must be 0 or a positive whole number, not {value}.</source>
      <translation>SEED doit être 0 ou un nombre entier positif, et non {value}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>COUNT must be between 1 and {most:,}, not {value:,}.</source>
      <translation>COUNT doit être compris entre 1 et {most}, et non {value}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>SECTORS must be between 1 and {most}, not {value}.</source>
      <translation>SECTORS doit être compris entre 1 et {most}, et non {value}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>URBANITY must be between 0 and 1, not {value:g}.</source>
      <translation>URBANITY doit être compris entre 0 et 1, et non {value:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/samplestations.py" />
      <source>{n:,} stations have no room on {area:.3g} square metres: lower COUNT, or give a larger region or extent.</source>
      <translation>{n} stations n'ont pas de place sur {area:.3g} mètres carrés : réduisez COUNT, ou donnez une région ou une emprise plus grande.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>SUM_FIELDS (fields to add up)</source>
      <translation>SUM_FIELDS (champs à additionner)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>{n:,} stations have no value in field '{id}': fill it in, leave them out with FILTER, or rename the field so that new ids are made.</source>
      <translation>{n} stations n'ont pas de valeur dans le champ « {id} » : remplissez-le, écartez-les avec FILTER, ou renommez le champ pour que de nouveaux identifiants soient faits.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>{n:,} ids in field '{id}' belong to several stations that do not merge ({ids}): make them unique, raise MERGE_DISTANCE if they are one site, or rename the field so that new ids are made.</source>
      <translation>{n} identifiants du champ « {id} » appartiennent à plusieurs stations qui ne fusionnent pas ({ids}) : rendez-les uniques, augmentez MERGE_DISTANCE si elles sont un seul site, ou renommez le champ pour que de nouveaux identifiants soient faits.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>{n:,} stations have no value in GROUP_FIELD: they are taken as a group of their own, and the tools that make maps will refuse them.</source>
      <translation>{n} stations n'ont pas de valeur dans GROUP_FIELD : elles sont prises comme un groupe à part, et les outils qui font des cartes les refuseront.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>SUM_FIELDS names '{id}': ids cannot be added up.</source>
      <translation>SUM_FIELDS nomme « {id} » : des identifiants ne s'additionnent pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>{field}: {total:,.10g} at {n:,} stations that were left out.</source>
      <translation>{field} : {total:.10g} dans {n} stations qui ont été écartées.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>SUM_FIELDS names '{field}', which holds '{value}' at station {station}: only numbers can be added up, so choose another field or mend the value.</source>
      <translation>SUM_FIELDS nomme « {field} », qui contient « {value} » à la station {station} : seuls des nombres s'additionnent. Choisissez un autre champ ou corrigez la valeur.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Calibrate stations</source>
      <translation>Étalonner les stations</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Finds, from places where the serving station is known, how strong each station is against the others (its gain) and how compact the network is (BETA). Give the result to all other tools: its field 'gain' as GAIN_FIELD, and BETA.
Stations with few measurements keep a gain near 0. Part of the measurements is held out, and the log says how well models fit there before and after: in whole squares of 1 km, where nothing was measured, and in squares of 200 m between places that were learned from. Gains help near measured places; farther away they may not.</source>
      <translation>Trouve, à partir de lieux où la station qui sert est connue, la force de chaque station par rapport aux autres (son gain) et la compacité du réseau (BETA). Donnez le résultat à tous les autres outils : son champ « gain » comme GAIN_FIELD, et BETA.
Les stations peu mesurées gardent un gain proche de 0. Une partie des mesures est mise à part, et le journal dit à quel point les modèles y conviennent avant et après : dans des carrés entiers de 1 km, où rien n'a été mesuré, et dans des carrés de 200 m entre des lieux qui ont servi à l'apprentissage. Les gains aident près des lieux mesurés ; plus loin, pas forcément.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>in squares of 1 km</source>
      <translation>dans des carrés de 1 km</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>in squares of 200 m</source>
      <translation>dans des carrés de 200 m</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Points where it is known which station served, as from a drive test. One place in each square of 50 m counts, drawn at random.</source>
      <translation>Points où l'on sait quelle station a servi, comme lors d'une campagne de mesures. Un lieu par carré de 50 m compte, tiré au sort.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Whole number from 0 up; another one holds out other squares.</source>
      <translation>Nombre entier de 0 ou plus ; un autre met à part d'autres carrés.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>All stations with their fields and: gain (dB, against the others), gain_sd (its standard deviation, dB) and measured (places that the station served).</source>
      <translation>Toutes les stations avec leurs champs et : gain (dB, par rapport aux autres), gain_sd (son écart-type, dB) et measured (lieux que la station a servis).</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Page with the scores on what was held out, before and after, and reliability curves.</source>
      <translation>Page avec les scores sur ce qui a été mis à part, avant et après, et les courbes de fiabilité.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>calibrate,gain,drive test,measurements,crowd-sourced,base station,mobile phone,beta</source>
      <translation>étalonner,gain,campagne de mesures,mesures,participatif,station de base,téléphone mobile,bêta</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Calibrated stations</source>
      <translation>Stations étalonnées</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Spread of the network (BETA)</source>
      <translation>Étalement du réseau (BETA)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Share of the antennas' pattern that is left</source>
      <translation>Part restante du diagramme des antennes</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Held-out log score before</source>
      <translation>Score logarithmique mis à part, avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Held-out log score after</source>
      <translation>Score logarithmique mis à part, après</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>On what was held out the gains did not help: use them with care, or leave them out.</source>
      <translation>Sur ce qui a été mis à part, les gains n'ont rien apporté : utilisez-les avec prudence, ou pas du tout.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>BETA {beta:.2f}; standard deviation of the gains {deviation:.1f} dB, of their prior {spread:g} dB</source>
      <translation>BETA {beta:.2f} ; écart-type des gains {deviation:.1f} dB, de leur loi a priori {spread:g} dB</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>INPUT has {n} groups, but one network is calibrated at a time: leave out the others with a filter, or run the tool for each.</source>
      <translation>INPUT a {n} groupes, mais un seul réseau est étalonné à la fois : écartez les autres par un filtre, ou lancez l'outil pour chacun.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{n:,} measurements are so far from the station that served them that two dozen sites are nearer: they are not learned from.</source>
      <translation>{n} mesures sont si loin de la station qui les a servies que deux douzaines de sites sont plus proches : elles ne servent pas à l'apprentissage.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>MEASUREMENTS has {n:,} places, one in each square of 50 m, that can be learned from, and at least {least} are needed: give more of them.</source>
      <translation>MEASUREMENTS a {n} lieux utilisables, un par carré de 50 m, et il en faut au moins {least} : donnez-en davantage.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>All MEASUREMENTS were served by one station, {name}: gains are differences, so give measurements of several stations.</source>
      <translation>Toutes les MEASUREMENTS ont été servies par une seule station, {name} : les gains sont des différences, donnez donc des mesures de plusieurs stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{n:,} of {total:,} stations served no measurement: their gain stays near 0.</source>
      <translation>{n} stations sur {total} n'ont servi aucune mesure : leur gain reste proche de 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Share of the antennas' pattern that is left: {pattern:.2f} (0.3 is in use)</source>
      <translation>Part restante du diagramme des antennes : {pattern:.2f} (0,3 est en usage)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{model}, {n:,} places held out {where}: log score {before:.3f} before, {after:.3f} after; accuracy {right_before:.1%} before, {right_after:.1%} after</source>
      <translation>{model}, {n} lieux mis à part {where} : score logarithmique {before:.3f} avant, {after:.3f} après ; exactitude {right_before:.1%} avant, {right_after:.1%} après</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Before: BETA as it is by default, and no gains. Squares of 1 km are without any measurement that was learned from; squares of 200 m lie between such. Log score: mean of -ln P of the station that serves; Brier score: mean squared error of P over the stations; the smaller, the better. The gains that are written were learned from all places.</source>
      <translation>Avant : BETA par défaut, sans gains. Les carrés de 1 km ne contiennent aucune mesure ayant servi à l'apprentissage ; ceux de 200 m se trouvent entre de telles mesures. Score logarithmique : moyenne de -ln P de la station qui sert ; score de Brier : erreur quadratique moyenne de P sur les stations ; plus c'est petit, mieux c'est. Les gains écrits ont été appris de tous les lieux.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>before</source>
      <translation>avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>after</source>
      <translation>après</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>BETA, how compact the network is</source>
      <translation>BETA, compacité du réseau</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Gains, standard deviation (dB)</source>
      <translation>Gains, écart-type (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Stations with measurements</source>
      <translation>Stations mesurées</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Places that were learned from</source>
      <translation>Lieux ayant servi à l'apprentissage</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>held out</source>
      <translation>mis à part</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>places</source>
      <translation>lieux</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>log score before</source>
      <translation>score logarithmique avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Brier score before</source>
      <translation>score de Brier avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>accuracy before</source>
      <translation>exactitude avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Places that were held out</source>
      <translation>Lieux mis à part</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>mean KS</source>
      <translation>KS moyen</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>worst</source>
      <translation>la pire</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>learned from</source>
      <translation>pour apprendre</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>choose the epoch</source>
      <translation>pour choisir l'époque</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Training of the student 'best'</source>
      <translation>Apprentissage de l'élève « best »</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Over {n:,} stations held out: they were not learned from and chose nothing.</source>
      <translation>Sur {n} stations mises à part : elles n'ont servi ni à apprendre ni à choisir.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Mean KS distance on the student's own lattices, epoch by epoch. Epoch {epoch} was kept, because it was best on the stations that choose.</source>
      <translation>Distance KS moyenne sur les grilles propres à l'élève, époque par époque. L'époque {epoch} a été gardée, parce qu'elle était la meilleure sur les stations qui choisissent.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Held-out KS distance</source>
      <translation>Distance KS des stations mises à part</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>setting</source>
      <translation>réglage</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Simulated ground-truth maps</source>
      <translation>Cartes simulées de vérité terrain</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Makes maps that look like an operator's, for stations whose true maps nobody has: to try and compare models with, and to train on.
A radio network is simulated: signals get weaker with distance (3GPP TR 38.901, in the country, in towns, in streets), hills and buildings shadow them, antennas point in three directions (or as AZIMUTH_FIELD says), heights and powers vary; the strongest station serves. All that positions do not tell is drawn at random, so the maps are right as a whole but not for any one real station. The same seed and settings give the same maps.</source>
      <translation>Produit des cartes semblables à celles d'un opérateur, pour des stations dont personne n'a les vraies cartes : pour essayer et comparer des modèles, et pour l'apprentissage.
Un réseau radio est simulé : les signaux faiblissent avec la distance (3GPP TR 38.901, à la campagne, en ville, dans les rues), les collines et les bâtiments les masquent, les antennes pointent dans trois directions (ou comme le dit AZIMUTH_FIELD), les hauteurs et les puissances varient ; la station la plus forte sert. Tout ce que les positions ne disent pas est tiré au sort : les cartes sont justes dans l'ensemble, mais pour aucune station réelle en particulier. La même graine et les mêmes réglages donnent les mêmes cartes.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Height of devices (metres)</source>
      <translation>Hauteur des appareils (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Height of the devices above ground: 1.5 in the street.</source>
      <translation>Hauteur des appareils au-dessus du sol : 1,5 dans la rue.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Spread of power (dB)</source>
      <translation>Dispersion de la puissance (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>How much the stations' power varies (standard deviation). At 0 all are equally strong; the larger, the more some stations reach far into the cells of others.</source>
      <translation>De combien la puissance des stations varie (écart-type). À 0 toutes sont également fortes ; plus elle est grande, plus certaines stations portent loin dans les cellules des autres.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Shadowing (dB)</source>
      <translation>Effet de masque (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>How much hills and buildings weaken or strengthen signals from place to place (standard deviation). The larger, the more ragged the maps, with islands far from the station.</source>
      <translation>De combien collines et bâtiments affaiblissent ou renforcent les signaux d'un lieu à l'autre (écart-type). Plus il est grand, plus les cartes sont déchiquetées, avec des îlots loin de la station.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Shared part of shadowing</source>
      <translation>Part commune de l'effet de masque</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Part of the shadowing that a place has from all stations alike, such as inside a valley. The larger, the less it matters which station serves.</source>
      <translation>Part de l'effet de masque qu'un lieu a pour toutes les stations également, par exemple au fond d'une vallée. Plus elle est grande, moins elle compte pour savoir quelle station sert.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Extent of local shadowing (metres)</source>
      <translation>Étendue de l'effet de masque local (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Distance over which the shadow of buildings changes (correlation distance).</source>
      <translation>Distance sur laquelle change l'ombre des bâtiments (distance de corrélation).</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Extent of terrain (metres)</source>
      <translation>Étendue du relief (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Distance over which the shadow of hills changes (correlation distance).</source>
      <translation>Distance sur laquelle change l'ombre des collines (distance de corrélation).</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Fading (dB)</source>
      <translation>Évanouissement (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Variation of signals in time that is left once a device has averaged it (standard deviation). The larger, the softer the borders between stations.</source>
      <translation>Variation des signaux dans le temps qui reste une fois qu'un appareil l'a moyennée (écart-type). Plus elle est grande, plus les limites entre stations sont floues.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Hysteresis (dB)</source>
      <translation>Hystérésis (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>A device leaves its station only for one that is stronger by this. It softens borders too.</source>
      <translation>Un appareil ne quitte sa station que pour une autre plus forte de cette valeur. Cela aussi rend les limites floues.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Sensitivity of devices (dBm)</source>
      <translation>Sensibilité des appareils (dBm)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Signal (per reference signal) below which a device has no service; -140 to -90 are useful. The higher, the more places far from all stations have none.</source>
      <translation>Signal (par signal de référence) au-dessous duquel un appareil n'a pas de service ; de -140 à -90 sont utiles. Plus il est élevé, plus de lieux éloignés de toute station n'en ont pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Whole number from 0 up; another one gives other maps of the same kind.</source>
      <translation>Nombre entier de 0 ou plus ; un autre donne d'autres cartes du même genre.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Raster of how many devices or people are in each cell, in any CRS and cell size (its first band). Without it devices are everywhere in the region alike. If you later use the same population as a prior with these maps, it counts twice.</source>
      <translation>Raster du nombre d'appareils ou de personnes dans chaque cellule, dans n'importe quel SCR et à n'importe quelle taille de cellule (sa première bande). Sans lui les appareils sont partout pareils dans la région. Si vous utilisez plus tard la même population comme a priori avec ces cartes, elle compte deux fois.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Possible: {low:g} to {high:g}{unit}.</source>
      <translation>Possible : de {low:g} à {high:g}{unit}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>simulate,ground truth,radio,propagation,path loss,shadowing,training,base station,mobile phone</source>
      <translation>simuler,vérité terrain,radio,propagation,affaiblissement,effet de masque,apprentissage,station de base,téléphone mobile</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Carrier frequencies (GHz)</source>
      <translation>Fréquences porteuses (GHz)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Median antenna height (metres)</source>
      <translation>Hauteur d'antenne médiane (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Field with the height of each station's antennas above ground, metres; heights outside {low:g} to {high:g} are taken as the nearest of the two. Where it is empty, or without it, heights are drawn at random.</source>
      <translation>Champ de la hauteur des antennes de chaque station au-dessus du sol, en mètres ; les hauteurs hors de {low:g} à {high:g} sont prises pour la plus proche des deux. Là où il est vide, ou sans lui, les hauteurs sont tirées au hasard.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Antenna heights known of {n:,} of {total:,} stations; the others' are drawn.</source>
      <translation>Hauteurs d'antenne connues pour {n} stations sur {total} ; celles des autres sont tirées au hasard.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Frequencies of the network, GHz, parted by commas: low ones reach far and into the shadow, high ones do not. {range}</source>
      <translation>Fréquences du réseau, en GHz, séparées par des virgules : les basses portent loin et jusque dans l'ombre, les hautes non. {range}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Middle of the heights that are drawn at random. Without it: {rural:g} m in the country, {urban:g} m in towns, {micro:g} m where stations stand close together. {range}</source>
      <translation>Milieu des hauteurs tirées au hasard. Sans elle : {rural:g} m à la campagne, {urban:g} m en ville, {micro:g} m là où les stations sont proches les unes des autres. {range}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Radio simulator, version {version}, seed {seed}: {settings}</source>
      <translation>Simulateur radio, version {version}, graine {seed} : {settings}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>POPULATION is 0 wherever it serves; leave it out with STATIONS</source>
      <translation>POPULATION est nulle partout où elle sert ; écartez cette station avec STATIONS</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>{n:,} antenna heights lie outside {low:g} to {high:g} m, where the propagation model is valid: the nearest of the two is taken.</source>
      <translation>{n} hauteurs d'antenne sont hors de {low:g} à {high:g} m, où le modèle de propagation est valable : la plus proche des deux est prise.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>FREQUENCIES must be numbers parted by commas, such as {example}, not '{text}'</source>
      <translation>FREQUENCIES doit être une liste de nombres séparés par des virgules, tels que {example}, et non « {text} »</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Impossible radio settings: {problem}.</source>
      <translation>Réglages radio impossibles : {problem}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Train student</source>
      <translation>Entraîner l'élève</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Fine-tunes the student 'best' on true maps of your own, and writes a file of weights that 'DeepMEND diffusion maps' takes as WEIGHTS (with STUDENT = best).
Whole blocks of neighbouring stations are held out: they are neither learned from nor choose anything, and full maps of them, before and after, give the KS distances that are reported. Of the others one in six, in blocks too, choose the epoch that is kept, which may be none (the weights then stay as they were); the rest is learned from. Stations along the edges of the blocks still share neighbours and hills, so far-away places may gain less than the report says.
Needs PyTorch, which does not come with QGIS: where it is missing the tool says how to get it.</source>
      <translation>Affine l'élève « best » sur vos propres cartes vraies, et écrit un fichier de poids que « Cartes de diffusion DeepMEND » prend pour WEIGHTS (avec STUDENT = best).
Des blocs entiers de stations voisines sont mis à part : ils ne servent ni à apprendre ni à choisir, et leurs cartes complètes, avant et après, donnent les distances KS du rapport. Parmi les autres, une sur six, en blocs aussi, choisit l'époque qui est gardée, qui peut être aucune (les poids restent alors ce qu'ils étaient) ; le reste sert à apprendre. Les stations au bord des blocs partagent encore voisines et collines : des lieux éloignés peuvent donc gagner moins que ne le dit le rapport.
Nécessite PyTorch, qui n'est pas fourni avec QGIS : s'il manque, l'outil dit comment l'obtenir.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Side of a grid cell, metres, in which maps are compared. Without it: that of the ground truth. The student itself knows no cell size.</source>
      <translation>Côté d'une cellule de la grille, en mètres, où les cartes sont comparées. Sans lui : celui de la vérité terrain. L'élève lui-même ne connaît pas de taille de cellule.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>How often all stations are gone through. Few maps need more epochs than many.</source>
      <translation>Combien de fois toutes les stations sont parcourues. Moins il y a de cartes, plus il faut d'époques.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Share of the stations, 0.05 to 0.5, in whole blocks of neighbours, that are kept apart to measure the KS distances before and after.</source>
      <translation>Part des stations, de 0,05 à 0,5, en blocs entiers de voisines, mises à part pour mesurer les distances KS avant et après.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Whole number from 0 up: which blocks are held out, and in which order stations are gone through. On a CPU the same input and seed give the same file.</source>
      <translation>Nombre entier de 0 ou plus : quels blocs sont mis à part, et dans quel ordre les stations sont parcourues. Sur un processeur, les mêmes entrées et la même graine donnent le même fichier.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Start weights</source>
      <translation>Poids de départ</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>File of weights of the student 'best' to start from, such as one that this tool wrote (of other stations, or those held out may have been learned from before). Without it: those of the plugin.</source>
      <translation>Fichier de poids de l'élève « best » d'où partir, par exemple un que cet outil a écrit (d'autres stations, sinon celles mises à part ont pu servir à apprendre auparavant). Sans lui : ceux de l'extension.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>How far a step goes at most. Smaller where the curves of the report jump, larger where they hardly fall.</source>
      <translation>Jusqu'où va un pas au plus. Plus petit si les courbes du rapport sautent, plus grand si elles ne descendent guère.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>File of weights, safetensors, which also says what it was trained from, how, and with which KS distances.</source>
      <translation>Fichier de poids, safetensors, qui dit aussi de quoi il a été appris, comment, et avec quelles distances KS.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Page with the curves of training, the held-out KS distances before and after, those of Voronoi and the density model, and the settings.</source>
      <translation>Page avec les courbes d'apprentissage, les distances KS des stations mises à part avant et après, celles de Voronoï et du modèle de densité, et les réglages.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>No epoch was better than the start weights on the stations that choose: the file holds those. Try a smaller LEARNING_RATE, or more stations.</source>
      <translation>Aucune époque n'a été meilleure que les poids de départ sur les stations qui choisissent : le fichier contient ceux-ci. Essayez un LEARNING_RATE plus petit, ou plus de stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>deepmend,deep learning,neural network,fine-tuning,training,weights,ground truth,student</source>
      <translation>deepmend,apprentissage profond,réseau de neurones,affiner,apprentissage,poids,vérité terrain,élève</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Epochs</source>
      <translation>Époques</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Share held out</source>
      <translation>Part mise à part</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Learning rate</source>
      <translation>Taux d'apprentissage</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Trained weights</source>
      <translation>Poids appris</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Held-out mean KS distance before</source>
      <translation>Distance KS moyenne des stations mises à part, avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Held-out mean KS distance after</source>
      <translation>Distance KS moyenne des stations mises à part, après</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>a whole number</source>
      <translation>un nombre entier</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>a share</source>
      <translation>une part</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>a number</source>
      <translation>un nombre</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Start weights: {weights}; device: {device}</source>
      <translation>Poids de départ : {weights} ; calcul sur : {device}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Stations learned from: {:,}; that choose the epoch: {:,}; held out: {:,}</source>
      <translation>Stations pour apprendre : {} ; pour choisir l'époque : {} ; mises à part : {}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>The student did not get better on the held-out stations: rather keep the weights that it started from.</source>
      <translation>L'élève ne s'est pas amélioré sur les stations mises à part : gardez plutôt les poids d'où il est parti.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Voronoi</source>
      <translation>Voronoï</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>density model, beta 1.3</source>
      <translation>modèle de densité, bêta 1,3</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>student, before</source>
      <translation>élève, avant</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>student, after</source>
      <translation>élève, après</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>GROUND_TRUTH has true maps of {n:,} stations, and training needs at least {least}: give it more of them.</source>
      <translation>GROUND_TRUTH a les cartes vraies de {n} stations, et l'apprentissage en demande au moins {least} : donnez-en davantage.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Held-out mean KS distance, {name}: {mean:.4f}</source>
      <translation>Distance KS moyenne des stations mises à part, {name} : {mean:.4f}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Training cannot start: {problem}.</source>
      <translation>L'apprentissage ne peut pas commencer : {problem}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>{name} must be {kind} from {low} to {high}, not {value:g}.</source>
      <translation>{name} doit être {kind} de {low} à {high}, et non {value:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>{name} cannot be used here: training takes maps of sites, not of their cells. Leave it empty.</source>
      <translation>{name} ne peut pas être utilisé ici : l'apprentissage prend des cartes de sites, non de leurs cellules. Laissez-le vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Training failed: {problem}.</source>
      <translation>L'apprentissage a échoué : {problem}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/truemaps.py" />
      <source>{n:,} stations are left out because most of their true map lies far away from them: {names}.</source>
      <translation>{n} stations sont laissées de côté parce que la plus grande partie de leur carte vraie est loin d'elles : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/truemaps.py" />
      <source>{n:,} stations have no band in GROUND_TRUTH: they are neighbours only.</source>
      <translation>{n} stations n'ont pas de bande dans GROUND_TRUTH : elles ne sont que des voisines.</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>Every device is in the station's Voronoi cell, equally likely everywhere.</source>
      <translation>Chaque appareil est dans la cellule de Voronoï de la station, partout avec la même probabilité.</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>VoronoiBoost</source>
      <translation>VoronoiBoost</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>The Voronoi cell, scaled to hold 25, 50, 75, 85 and 95 % of the users.</source>
      <translation>La cellule de Voronoï, mise à l'échelle pour contenir 25, 50, 75, 85 et 95 % des utilisateurs.</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>Density model</source>
      <translation>Modèle de densité</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>Fading signals weaken with distance (beta {beta:g}); the strongest serves.</source>
      <translation>Les signaux, sujets aux évanouissements, faiblissent avec la distance (bêta {beta:g}) ; le plus fort sert.</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>A network that learned from maps, the student chosen.</source>
      <translation>Un réseau qui a appris de cartes, l'élève choisi.</translation>
    </message>
    <message>
      <location filename="../models/catalogue.py" />
      <source>{model}, beta {beta:g}</source>
      <translation>{model}, bêta {beta:g}</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>'{address}' is not the address of a Dask scheduler, such as tcp://host:8786; the scheduler names it when it starts.</source>
      <translation>'{address}' n'est pas l'adresse d'un ordonnanceur Dask, comme tcp://hote:8786 ; l'ordonnanceur l'indique à son démarrage.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>Several Dask workers died of one part of the work, most likely for want of memory: start workers with more memory, or fewer threads each.</source>
      <translation>Plusieurs machines Dask se sont arrêtées sur une même partie du travail, sans doute faute de mémoire : démarrez-les avec plus de mémoire, ou moins de fils chacune.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask scheduler at {address} cannot be reached: check that it runs, and that no firewall is between; or leave SCHEDULER empty.</source>
      <translation>L'ordonnanceur Dask à {address} est injoignable : vérifiez qu'il tourne et qu'aucun pare-feu ne s'interpose ; ou laissez SCHEDULER vide.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask scheduler at {address} does not understand this version of distributed, {version}: install the same version of dask and distributed on both sides.</source>
      <translation>L'ordonnanceur Dask à {address} ne comprend pas cette version de distributed, {version} : installez la même version de dask et de distributed des deux côtés.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask scheduler has no workers: start some with 'dask worker {address}'.</source>
      <translation>L'ordonnanceur Dask n'a pas de machines : démarrez-en avec 'dask worker {address}'.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask worker {worker} lacks {names}: install them there (numpy, scipy and shapely are all it needs).</source>
      <translation>Il manque à la machine Dask {worker} : {names}. Installez-les là-bas (numpy, scipy et shapely suffisent).</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask worker {worker} has {name} {other}, but here it is {version}: install the same version on both sides.</source>
      <translation>La machine Dask {worker} a {name} {other}, mais ici c'est {version} : installez la même version des deux côtés.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask scheduler went away in the midst of the work ({problem}): start it again, and run the tool anew.</source>
      <translation>L'ordonnanceur Dask s'est arrêté au milieu du travail ({problem}) : redémarrez-le, puis relancez l'outil.</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>A network that corrects the density model from how stations lie around.</source>
      <translation>Un réseau de neurones qui corrige le modèle de densité d'après la disposition des stations alentour.</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>cpu (this student needs no torch)</source>
      <translation>cpu (cet élève se passe de torch)</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>its features are not the ones that this version computes</source>
      <translation>ses caractéristiques ne sont pas celles que calcule cette version</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>it has no widths of hidden layers that can be: {hidden}</source>
      <translation>ses couches cachées ont des largeurs impossibles : {hidden}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>beta must be a positive number, not {beta}</source>
      <translation>bêta doit être un nombre positif, et non {beta}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/fine_tuning.py" />
      <source>the weights are not finite any more: choose a smaller learning rate</source>
      <translation>les poids ne sont plus des nombres finis : choisissez un taux d'apprentissage plus petit</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>The published network, an SDU-Net that sees three features of distances.</source>
      <translation>Le réseau publié, un SDU-Net qui voit trois caractéristiques des distances.</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>the student's answer is not finite: its weights are of no use</source>
      <translation>la réponse de l'élève n'est pas un nombre fini : ses poids sont inutilisables</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>the student works in cells of {cell:g} m, of which the window has {columns:,} x {rows:,}: make the window smaller</source>
      <translation>l'élève travaille en cellules de {cell:g} m, et la fenêtre en a {columns} x {rows} : réduisez la fenêtre</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>its network of {} channels, depth {}, {} inputs is not known</source>
      <translation>son réseau de {} canaux, profondeur {}, {} entrées n'est pas connu</translation>
    </message>
    <message>
      <location filename="../models/deepmend/students.py" />
      <source>there is no student '{name}': choose one of {names}</source>
      <translation>il n'y a pas d'élève '{name}' : choisissez parmi {names}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/students.py" />
      <source>the plugin comes without weights of the student '{name}': give a file of them as WEIGHTS, or choose another student</source>
      <translation>l'extension est livrée sans poids de l'élève '{name}' : donnez-en un fichier comme WEIGHTS, ou choisissez un autre élève</translation>
    </message>
    <message>
      <location filename="../models/deepmend/torch_support.py" />
      <source>the Python package {name} is not installed</source>
      <translation>le paquet Python {name} n'est pas installé</translation>
    </message>
    <message>
      <location filename="../models/deepmend/torch_support.py" />
      <source>the Python package {name} cannot be loaded ({reason})</source>
      <translation>le paquet Python {name} ne peut pas être chargé ({reason})</translation>
    </message>
    <message>
      <location filename="../models/deepmend/torch_support.py" />
      <source>cpu ({count} threads)</source>
      <translation>cpu ({count} fils)</translation>
    </message>
    <message>
      <location filename="../models/deepmend/torch_support.py" />
      <source>there is no device {name!r}: choose one of {names}</source>
      <translation>il n'y a pas de périphérique de calcul {name!r} : choisissez parmi {names}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/torch_support.py" />
      <source>torch {version} finds no CUDA device on this computer: choose the device cpu or auto</source>
      <translation>torch {version} ne trouve pas de périphérique CUDA sur cet ordinateur : choisissez cpu ou auto</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>choose a .safetensors or .npz file that DeepMEND's training wrote</source>
      <translation>choisissez un fichier .safetensors ou .npz écrit par l'apprentissage de DeepMEND</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} does not fit the student '{student}' (lacking: {lacking}; unknown: {unknown})</source>
      <translation>{path} ne convient pas à l'élève '{student}' (manquants : {lacking} ; inconnus : {unknown})</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>there is no file of weights {path}</source>
      <translation>il n'y a pas de fichier de poids {path}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} is a file of arrays, but not one of DeepMEND's</source>
      <translation>{path} est un fichier de tableaux, mais pas de DeepMEND</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} is no safetensors file, or a truncated one ({problem})</source>
      <translation>{path} n'est pas un fichier safetensors, ou il est tronqué ({problem})</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} has settings that cannot be read</source>
      <translation>{path} a des réglages illisibles</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} cannot be used ({problem})</source>
      <translation>{path} ne peut pas être utilisé ({problem})</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} does not fit the student '{student}' ({name} has shape {found} and type {type}, not {shape} and F16 or F32)</source>
      <translation>{path} ne convient pas à l'élève '{student}' ({name} a la forme {found} et le type {type}, et non {shape} et F16 ou F32)</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} has weights that are not finite (in {name})</source>
      <translation>{path} a des poids qui ne sont pas des nombres finis (dans {name})</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} cannot be read ({problem})</source>
      <translation>{path} ne peut pas être lu ({problem})</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} was written by a newer DeepMEND (format {version}, this one reads {format}): update the plugin</source>
      <translation>{path} a été écrit par un DeepMEND plus récent (format {version}, celui-ci lit le {format}) : mettez l'extension à jour</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} holds weights of the student '{found}', not of '{student}': choose that student, or other weights</source>
      <translation>{path} contient des poids de l'élève '{found}', et non de '{student}' : choisissez cet élève, ou d'autres poids</translation>
    </message>
    <message>
      <location filename="../models/maps.py" />
      <source>the map is zero everywhere: no place in the window and region is served</source>
      <translation>la carte est nulle partout : aucun lieu de la fenêtre et de la région n'est desservi</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>frequencies</source>
      <translation>les fréquences</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>shares of equipped stations</source>
      <translation>parts de stations équipées</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>shares of traffic</source>
      <translation>parts de trafic</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>rural site spacing</source>
      <translation>l'espacement des sites à la campagne</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>site spacing in street canyons</source>
      <translation>l'espacement des sites dans les rues</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>median antenna height</source>
      <translation>la hauteur d'antenne médiane</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>spread of antenna heights</source>
      <translation>la dispersion des hauteurs d'antenne</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>device height</source>
      <translation>la hauteur des appareils</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>spread of power</source>
      <translation>la dispersion des puissances</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>growth of power</source>
      <translation>la croissance des puissances</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>reach of main lobes</source>
      <translation>la portée des lobes principaux</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source> site spacings</source>
      <translation> espacements de sites</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>spread of reach</source>
      <translation>la dispersion des portées</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>shadowing</source>
      <translation>l'effet de masque</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>shared part of shadowing</source>
      <translation>la part commune de l'effet de masque</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>correlation distance of local shadowing</source>
      <translation>la distance de corrélation de l'effet de masque local</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>correlation distance of terrain</source>
      <translation>la distance de corrélation du relief</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>terrain's share of shadowing</source>
      <translation>la part du relief dans l'effet de masque</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>fading</source>
      <translation>les évanouissements</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>hysteresis</source>
      <translation>l'hystérésis</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>sensitivity</source>
      <translation>la sensibilité</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>frequencies must be one or several, each given once, the lowest first</source>
      <translation>il faut une ou plusieurs fréquences, chacune une seule fois, la plus basse d'abord</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>shares of traffic must add up to 1, not {sum:g}</source>
      <translation>les parts de trafic doivent s'additionner à 1, et non à {sum:g}</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>site spacing in street canyons ({micro:g} m) must not exceed the rural one ({rural:g} m)</source>
      <translation>l'espacement des sites dans les rues ({micro:g} m) ne doit pas dépasser celui à la campagne ({rural:g} m)</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>there are {count} {what} for {carriers} frequencies: give one for each</source>
      <translation>il y a {count} {what} pour {carriers} fréquences : donnez-en une pour chacune</translation>
    </message>
    <message>
      <location filename="../models/radio/validity.py" />
      <source>{what} must be between {low:g} and {high:g}{unit}, not {value:g}</source>
      <translation>{what} : il faut une valeur entre {low:g} et {high:g}{unit}, et non {value:g}</translation>
    </message>
  </context>
</TS>
