<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr" sourcelanguage="en">
  <context>
    <name>DeepMEND</name>
    <message>
      <location filename="../deepmend_plugin/copybutton.py" />
      <source>Copy the command</source>
      <translation>Copier la commande</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/copybutton.py" />
      <source>Copied</source>
      <translation>Copiée</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>&lt;p&gt;The share of a station's users that is in a zone, from a table of weights that 'Zone weights and totals' made; 0 if that row is missing.&lt;/p&gt;&lt;p&gt;deepmend_weight(weights, station, zone)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt;: the table, by name or id; &lt;b&gt;station&lt;/b&gt;, &lt;b&gt;zone&lt;/b&gt;: ids.&lt;/p&gt;&lt;p&gt;Example: deepmend_weight('Weights', 'A12', "code")&lt;/p&gt;</source>
      <translation>&lt;p&gt;La part des utilisateurs d'une station qui se trouve dans une zone, d'après une table de poids produite par « Poids et totaux par zone » ; 0 si elle n'a pas une telle ligne.&lt;/p&gt;&lt;p&gt;deepmend_weight(weights, station, zone)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt; : la table, par son nom ou son identifiant ; &lt;b&gt;station&lt;/b&gt;, &lt;b&gt;zone&lt;/b&gt; : identifiants.&lt;/p&gt;&lt;p&gt;Exemple : deepmend_weight('Weights', 'A12', "code")&lt;/p&gt;</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/expressions.py" />
      <source>&lt;p&gt;The total of a value in a zone: value times weight, summed over all stations, from a table of weights that 'Zone weights and totals' made. So other values of the same stations come to the zones without making maps again.&lt;/p&gt;&lt;p&gt;deepmend_zone_total(weights, zone, stations, id_field, field)&lt;/p&gt;&lt;p&gt;&lt;b&gt;weights&lt;/b&gt;, &lt;b&gt;stations&lt;/b&gt;: layers, by name or id; &lt;b&gt;zone&lt;/b&gt;: id; &lt;b&gt;id_field&lt;/b&gt;, &lt;b&gt;field&lt;/b&gt;: names of fields of the stations. Stations without a value are left out.&lt;/p&gt;&lt;p&gt;Example: deepmend_zone_total('Weights', "code", 'Stations', 'station_id', 'users')&lt;/p&gt;</source>
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
      <source>The values are on the clipboard.</source>
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
      <source>Station {name} has no true map.</source>
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
      <source>Inputs</source>
      <translation>Entrées</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>C&amp;harts</source>
      <translation>Grap&amp;hiques</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Values of the station</source>
      <translation>Chiffres de la station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>The values of the chosen station come here.</source>
      <translation>Les valeurs de la station choisie viendront ici.</translation>
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
      <source>Pick on map: click to choose the nearest station.</source>
      <translation>Choisir sur la carte : cliquez pour choisir la station la plus proche.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Model</source>
      <translation>Modèle</translation>
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
      <source>Gro&amp;und truth</source>
      <translation>&amp;Vérité terrain</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Show its band in map layers</source>
      <translation>Montrer sa bande dans les couches</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Rasters of the project that have a band for the chosen station show it too.</source>
      <translation>Les rasters du projet qui ont une bande pour la station choisie la montrent aussi.</translation>
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
      <source>&amp;Outline 50, 75, 95 % of users</source>
      <translation>C&amp;ontours : 50, 75, 95 % des usagers</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>0: others are nearer, 1: this one is</source>
      <translation>0 : d'autres sont plus proches, 1 : celle-ci</translation>
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
      <source>&amp;Add</source>
      <translation>A&amp;jouter</translation>
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
      <source>Copy the values as text.</source>
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
      <source>City</source>
      <translation>Ville</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Countr&amp;y</source>
      <translation>Pa&amp;ys</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Hei&amp;ght</source>
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
      <source>Mo&amp;del</source>
      <translation>Mo&amp;dèle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Nearest station</source>
      <translation>Station la plus proche</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Second nearest station</source>
      <translation>Deuxième station la plus proche</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/dock.py" />
      <source>Mean of the five nearest</source>
      <translation>Moyenne des cinq plus proches</translation>
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
      <source>The folder {folder} holds no rasters: it should contain a file such as A12.tif for the station with the id A12.</source>
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
      <source>Accuracy: choose a ground truth</source>
      <translation>Exactitude : choisissez une vérité terrain</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Probability in a cell of {cell:g} m</source>
      <translation>Probabilité dans une cellule de {cell:g} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>1 in {n}</source>
      <translation>1 sur {n}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>KS to {model}: {value}</source>
      <translation>KS à {model} : {value}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Accuracy (1 - KS)</source>
      <translation>Exactitude (1 - KS)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Generation time</source>
      <translation>Temps de calcul</translation>
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
      <source>1 in {n} million</source>
      <translation>1 sur {n} million(s)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>1 in {n} billion</source>
      <translation>1 sur {n} milliard(s)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Accuracy: {value}</source>
      <translation>Exactitude : {value}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>KS to {model}</source>
      <translation>KS à {model}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>{seconds} s</source>
      <translation>{seconds} s</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>Weights: {file}</source>
      <translation>Poids : {file}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>x {x}, y {y} m</source>
      <translation>x {x}, y {y} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/inspector/texts.py" />
      <source>{height} m</source>
      <translation>{height} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>The tool's own default</source>
      <translation>Valeur par défaut de l'outil</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>The cell is larger than the window: make the cell smaller or the window larger.</source>
      <translation>La cellule est plus grande que la fenêtre : réduisez la cellule ou agrandissez la fenêtre.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>All cores</source>
      <translation>Tous les cœurs</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>Empty: this computer. Or, for example, tcp://host:8786</source>
      <translation>Vide : cet ordinateur. Ou, par exemple, tcp://host:8786</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>Dialogs and the station inspector start with</source>
      <translation>Les dialogues et l'inspecteur de stations commencent par</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>You can change each value in the dialog before you run a tool. Saved models, scripts and qgis_process do not use these values: there, a parameter that is not set has the tool's own default.</source>
      <translation>Vous pouvez modifier chaque valeur dans le dialogue avant de lancer un outil. Les modèles enregistrés, les scripts et qgis_process n'utilisent pas ces valeurs : un paramètre qui n'y est pas fixé garde la valeur par défaut de l'outil.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>Everything that runs in this QGIS uses</source>
      <translation>Tout ce qui s'exécute dans ce QGIS utilise</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>Neither changes a result. The folder takes the maps that a tool puts aside while it runs, several GB for large networks; the tool removes them at its end.</source>
      <translation>Aucun des deux ne change un résultat. Le dossier reçoit les cartes qu'un outil met de côté pendant son exécution, plusieurs Go pour de grands réseaux ; l'outil les supprime à la fin.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>The folder for temporary files does not exist: {folder}</source>
      <translation>Le dossier des fichiers temporaires n'existe pas : {folder}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>User guide</source>
      <translation>Guide d'utilisation</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Model</source>
      <translation>&amp;Modèle</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Student of DeepMEND</source>
      <translation>É&amp;lève de DeepMEND</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Weights of the student</source>
      <translation>&amp;Poids de l'élève</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>D&amp;evice</source>
      <translation>Périphérique de &amp;calcul</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Cell size</source>
      <translation>&amp;Taille de cellule</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>W&amp;indow</source>
      <translation>&amp;Fenêtre</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Dask scheduler</source>
      <translation>Ordonnanceur &amp;Dask</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Threads</source>
      <translation>Fils d'e&amp;xécution</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/optionspage.py" />
      <source>&amp;Folder for temporary files</source>
      <translation>D&amp;ossier des fichiers temporaires</translation>
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
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>Show station...</source>
      <translation>Montrer une station...</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>Make a print layout...</source>
      <translation>Créer une mise en page...</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>Load the sample</source>
      <translation>Charger l'exemple</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>Example project</source>
      <translation>Projet d'exemple</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>No raster of the project has a band for each station: make maps with one of the diffusion tools, for example 'DeepMEND diffusion maps'.</source>
      <translation>Aucun raster du projet n'a une bande par station : faites des cartes avec un outil de diffusion, par exemple « Cartes de diffusion DeepMEND ».</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>Choose the layer that the map is about in the panel 'Layers'.</source>
      <translation>Choisissez dans le panneau « Couches » la couche dont parle la carte.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>This checkout has not made the example project yet: run 'make example' in it.</source>
      <translation>Il n'y a pas de projet d'exemple ici : dans une copie du dépôt, « make example » le crée.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>The sample cannot be read ({problem}): reinstall the plugin.</source>
      <translation>L'exemple ne peut pas être lu ({problem}) : réinstallez l'extension.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>The example project cannot be copied ({problem}): make room there.</source>
      <translation>Le projet d'exemple ne peut pas être copié ({problem}) : libérez de la place à cet endroit.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/actions.py" />
      <source>The example project is a copy in {path}.</source>
      <translation>Le projet d'exemple est une copie dans {path}.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/bands.py" />
      <source>Station {name}. {unit}</source>
      <translation>Station {name}. {unit}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/bands.py" />
      <source>Station {name}</source>
      <translation>Station {name}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>How this layer was made is not known: write it here.</source>
      <translation>On ne sait pas comment cette couche a été faite : écrivez-le ici.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>Map: {name}</source>
      <translation>Carte : {name}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>Stations, land and background: name their sources here.</source>
      <translation>Stations, terre et fond de carte : nommez leurs sources ici.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>{layer}, station {name}</source>
      <translation>{layer}, station {name}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>Method: {sentence}</source>
      <translation>Méthode : {sentence}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>Made with DeepMEND for QGIS, {date}. CRS of the map: {crs}.</source>
      <translation>Fait avec DeepMEND pour QGIS, {date}. SCR de la carte : {crs}.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/layout.py" />
      <source>Data: {sentence}</source>
      <translation>Données : {sentence}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/projectcrs.py" />
      <source>Use it for the project</source>
      <translation>L'utiliser pour le projet</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/projectcrs.py" />
      <source>The maps are in {crs}, but the project is not.</source>
      <translation>Les cartes sont en {crs}, et le projet ne l'est pas.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/record.py" />
      <source>model: {title}</source>
      <translation>modèle : {title}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/record.py" />
      <source>cells of {size:g} m</source>
      <translation>cellules de {size:g} m</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/record.py" />
      <source>fields: {names}</source>
      <translation>champs : {names}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/record.py" />
      <source>{parameter}: {name}</source>
      <translation>{parameter} : {name}</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/sample.py" />
      <source>Sample: stations</source>
      <translation>Exemple : stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/sample.py" />
      <source>Sample: zones</source>
      <translation>Exemple : zones</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/sample.py" />
      <source>Sample: region</source>
      <translation>Exemple : région</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/showstation.py" />
      <source>Show station</source>
      <translation>Montrer une station</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/showstation.py" />
      <source>The station before</source>
      <translation>La station précédente</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/showstation.py" />
      <source>The next station</source>
      <translation>La station suivante</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/showstation.py" />
      <source>Click on a station of a layer that the map shows.</source>
      <translation>Cliquez sur une station d'une couche que la carte montre.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/showstation.py" />
      <source>Also in the &amp;other layers that have it</source>
      <translation>Aussi dans les &amp;autres couches qui l'ont</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/results/showstation.py" />
      <source>No station of this raster is there. Show the layer of the stations, and click on one.</source>
      <translation>Aucune station de ce raster ne se trouve là. Affichez la couche des stations, et cliquez sur l'une d'elles.</translation>
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
      <location filename="../deepmend_plugin/workflows/__init__.py" />
      <source>Hourly population by zone</source>
      <translation>Population heure par heure par zone</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/__init__.py" />
      <source>Flows between census zones</source>
      <translation>Flux entre zones de recensement</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/openinmodeler.py" />
      <source>Open in the graphical modeller...</source>
      <translation>Ouvrir dans le modeleur graphique...</translation>
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
      <source>A point for each station: station_id, the group if there is one, area_km2 (of its Voronoi cell), and for each model ks_ (KS distance, 0 to 1), accuracy_ (1 - ks), gain_ (1 - ks / ks of the baseline; empty without a ground truth) and seconds_ (to make the map, without the work that models share). With MEASUREMENTS: places (those used that it serves) and for each model log_score_ there; then ks_, accuracy_, gain_ and seconds_ only with GROUND_TRUTH.</source>
      <translation>Un point par station : station_id, le groupe s’il y en a un, area_km2 (de sa cellule de Voronoi), et de chaque modèle ks_ (distance KS, 0 à 1), accuracy_ (1 - ks), gain_ (1 - ks / ks de la référence ; vide sans vérité terrain) et seconds_ (pour calculer la carte, sans ce que les modèles ont en commun). Avec MEASUREMENTS : places (lieux jugés qu’elle sert) et log_score_ de chaque modèle ; alors, sans GROUND_TRUTH, pas de ks_, accuracy_, gain_, seconds_.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/comparestations.model3" />
      <source>Report with statistics, tests, distributions, the best and worst stations with their maps, computing times, and the settings needed to repeat the run.</source>
      <translation>Page avec statistiques, tests, distributions, les meilleures et les pires stations avec leurs cartes, les temps de calcul et les réglages nécessaires pour répéter le calcul.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Present population</source>
      <translation>Population présente</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Present population by zone</source>
      <translation>Population présente par zone</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Estimates where devices are at each time, such as each hour of a day, from a table of counts by station and time. First the stations are cleaned ('Prepare stations'; counts of stations that merge are added up), then the counts of each time are fitted together ('Present population'). The raster has a band for each time and the zones a row for each zone and time; both play in the temporal controller.</source>
      <translation>Estime où sont les appareils à chaque moment, par exemple à chaque heure d'une journée, à partir d'une table de comptages par station et par moment. Les stations sont d'abord nettoyées (« Préparer les stations » ; les comptages des stations fusionnées sont additionnés), puis les comptages de chaque moment sont ajustés ensemble (« Population présente »). Le raster a une bande par moment et les zones une ligne par zone et par moment ; les deux se lisent dans le contrôleur temporel.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Table with a row for each station and time.</source>
      <translation>Table avec une ligne par station et par moment.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field of the table with the count; by default count, devices or users.</source>
      <translation>Champ de la table avec le comptage ; par défaut count, devices ou users.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Share of all people that the devices are, such as 0.35: devices become people.</source>
      <translation>Part de toutes les personnes que représentent les appareils, par exemple 0,35 : les appareils deviennent des personnes.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>The model that makes the diffusion maps.</source>
      <translation>Le modèle qui établit les cartes de diffusion.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Raster of people per cell to begin with, if you have one.</source>
      <translation>Raster d'habitants par cellule d'où partir, si vous en avez un.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field of the table with the station's id; by default station_id.</source>
      <translation>Champ de la table avec l'identifiant de la station ; par défaut station_id.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field of the table with the time, such as 2026-03-31 08:00; by default time.</source>
      <translation>Champ de la table avec le moment, par exemple 2026-03-31 08:00 ; par défaut time.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Polygons of the zones.</source>
      <translation>Polygones des zones.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field with a unique id for each zone.</source>
      <translation>Champ avec un identifiant unique par zone.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Counts over time</source>
      <translation>Comptages dans le temps</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field of counts</source>
      <translation>Champ des comptages</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Market share</source>
      <translation>Part de marché</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Prior population</source>
      <translation>Population a priori</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field of stations</source>
      <translation>Champ des stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Field of time</source>
      <translation>Champ de temps</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Zones</source>
      <translation>Zones</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>Zone id field</source>
      <translation>Champ d'identifiant de zone</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>GeoTIFF of devices in each cell, a band for each time, whose layer plays in QGIS's temporal controller. NoData outside the region.</source>
      <translation>GeoTIFF des appareils dans chaque cellule, une bande par moment, dont la couche se lit dans le contrôleur temporel de QGIS. NoData hors de la région.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/hourlypopulation.model3" />
      <source>A row for each zone and time: zone_id, time, devices, devices_per_km2. It plays in QGIS's temporal controller, and joins the zones by zone_id; what is outside all zones has no zone_id. As .csv or .parquet it is a table without polygons and densities.</source>
      <translation>Une ligne par zone et par moment : zone_id, time, devices, devices_per_km2. Elle se joue dans le contrôleur temporel de QGIS et se joint aux zones par zone_id ; ce qui est hors de toutes les zones n'a pas de zone_id. En .csv ou .parquet, c'est une table sans polygones ni densités.</translation>
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
      <source>Zones with totals</source>
      <translation>Zones avec valeurs</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Takes values of stations, such as users or traffic, to zones such as census tracts. First the stations are cleaned and those of one site added up ('Prepare stations'), then divided over the zones with the model's diffusion maps ('Zone weights and totals'). What is outside all zones is in the log and in the table of weights.</source>
      <translation>Porte des valeurs de stations, telles que des utilisateurs ou du trafic, vers des zones telles que des îlots de recensement. Les stations sont d'abord nettoyées et celles d'un même site additionnées ('Préparer les stations'), puis réparties entre les zones avec les cartes de diffusion du modèle ('Poids et totaux par zone'). Ce qui est hors de toute zone est dans le journal et dans la table des poids.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Fields with totals, 0 or more, to be divided over the zones.</source>
      <translation>Champs de totaux, positifs ou nuls, à répartir entre les zones.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Metric fields (totals)</source>
      <translation>Champs de grandeurs (totaux)</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>Table: station_id, zone_id, weight (0 to 1), rest. Without zone_id are a station's share outside all zones (rest: outside) and the sum of its weights below MIN_WEIGHT (rest: below_minimum), so that its weights sum to 1. In the zones' values the latter is divided over the station's zones.</source>
      <translation>Table : station_id, zone_id, weight (0 à 1), rest. Sans zone_id : la part d'une station hors de toutes les zones (rest : outside) et la somme de ses poids inférieurs à MIN_WEIGHT (rest : below_minimum), de sorte que ses poids totalisent 1. Dans les valeurs des zones, cette dernière est répartie sur les zones de la station.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/metrictozones.model3" />
      <source>The zones with their own fields, the metrics, weight_sum (of all stations' weights in it), stations (that have a weight in it), with INTERVALS each metric's _low, _high and _cv; area_km2, and each total per km²; with POPULATION also inhabitants, and each total per inhabitant. '_stations' is put behind a name that is taken, and a number behind that where it is taken too; the log says which.</source>
      <translation>Les zones avec leurs champs, les mesures, weight_sum (somme des poids de toutes les stations dans la zone), stations (qui y ont un poids), avec INTERVALS les _low, _high et _cv de chaque mesure ; area_km2 et chaque total par km² ; avec POPULATION aussi inhabitants, et chaque total par habitant. « _stations » est ajouté à un nom déjà pris, puis un nombre si celui-ci l'est aussi ; le journal dit lesquels.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Flows between zones</source>
      <translation>Flux entre zones</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Desire lines</source>
      <translation>Lignes de désir</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Takes flows between stations, such as commuters, to flows between zones such as census tracts. First the stations are cleaned ('Prepare stations'; flows of stations that merge are added up), then both ends of each flow are spread over the zones ('Flows between zones').</source>
      <translation>Transforme des flux entre stations, par exemple de navetteurs, en flux entre zones, par exemple de recensement. Les stations sont d'abord nettoyées (« Préparer les stations » ; les flux des stations fusionnées sont additionnés), puis les deux extrémités de chaque flux sont réparties sur les zones (« Flux entre zones »).</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Table with a row for each pair of stations, and for each time if there are several.</source>
      <translation>Table avec une ligne pour chaque paire de stations, et pour chaque moment s'il y en a plusieurs.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Field of the table with the size of the flow, 0 or more.</source>
      <translation>Champ de la table avec l'importance du flux, 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Field of the table with the id of the first station.</source>
      <translation>Champ de la table avec l'identifiant de la première station.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Field of the table with the id of the second station.</source>
      <translation>Champ de la table avec l'identifiant de la seconde station.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Flows between stations</source>
      <translation>Flux entre stations</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Field of flow</source>
      <translation>Champ de flux</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Field of origin</source>
      <translation>Champ d'origine</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Field of destination</source>
      <translation>Champ de destination</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Table: from_zone, to_zone (empty for what is outside all zones), flow, and time if there is a field of it.</source>
      <translation>Table : from_zone, to_zone (vide pour ce qui est hors de toutes les zones), flow, et time s'il y en a un champ.</translation>
    </message>
    <message>
      <location filename="../deepmend_plugin/workflows/stationflows.model3" />
      <source>Lines between zones with the same fields, as wide as the flow is large; the 5,000 largest.</source>
      <translation>Lignes entre zones avec les mêmes champs, d'autant plus larges que le flux est grand ; les 5 000 plus grandes.</translation>
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
      <source>The largest number of times that the estimate is improved.</source>
      <translation>Nombre maximal d'améliorations de l'estimation.</translation>
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
      <source>{name} is not a known CRS: {value}. Give one such as EPSG:2154.</source>
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
      <source>{parameter} is not a valid expression ({problem}): {expression}</source>
      <translation>{parameter} n'est pas une expression valide ({problem}) : {expression}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>{parameter} uses {unknown}, which INPUT does not have; its fields are: {names}.</source>
      <translation>{parameter} nomme {unknown}, que INPUT n'a pas ; ses champs sont : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/attributes.py" />
      <source>its value is neither true nor false</source>
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
      <source>{parameter} must be true or false for each station, but its value is neither: {expression}</source>
      <translation>{parameter} doit être vrai ou faux pour chaque station, mais sa valeur est d'une autre sorte : {expression}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The azimuth of station {name} in AZIMUTH_FIELD '{field}' is not a number of degrees: {value}. Write it as a number, 0 for north and 90 for east, or leave it empty for an omnidirectional antenna.</source>
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
      <source>Field with the direction in which each antenna points, in degrees clockwise from north, if the layer has a row for each cell (sector) of a site. Leave it empty for omnidirectional antennas. Rows at one position with different azimuths are cells of one site. Without this field, stations have no direction.</source>
      <translation>Champ de la direction dans laquelle pointe chaque antenne, en degrés, dans le sens horaire depuis le nord, lorsque la couche a une ligne pour chaque cellule (secteur) d'un site. Laissez-le vide pour les antennes qui émettent dans toutes les directions. Les lignes d'un même lieu dont les azimuts diffèrent sont des cellules d'un même site. Sans ce champ, les stations n'ont pas de direction.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with the strength of each station relative to the others, in decibels (dB): transmit power plus antenna gain, or the gain that 'Calibrate stations' found. Only differences count; where it is empty, the median is used. The unit cannot be recognised from the values: convert watts to decibels first, 10 log10(W). Used by the density model and DeepMEND.</source>
      <translation>Champ de la force de chaque station par rapport aux autres, en décibels (dB) : puissance d'émission et gain d'antenne réunis, ou ce qu'a trouvé « Étalonner les stations ». Seules les différences comptent ; s'il est vide, la valeur médiane est prise. L'unité ne se déduit pas des valeurs : convertissez d'abord les watts en décibels, 10 log10(W). Utilisé par le modèle de densité et DeepMEND.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>AZIMUTH_FIELD '{field}' of station {name} holds several azimuths, {value}, but each row must be one cell: run 'Prepare stations' (deepmend:preparestations) with AZIMUTH_FIELD first, which makes a row for each azimuth.</source>
      <translation>AZIMUTH_FIELD « {field} » de la station {name} contient plusieurs azimuts, {value}, mais une ligne est une cellule : lancez d'abord « Préparer les stations » (deepmend:preparestations) avec AZIMUTH_FIELD, qui fait une ligne de chacun.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The azimuth of station {name} in AZIMUTH_FIELD '{field}' is {value}, but azimuths are degrees from 0 to 360, clockwise from north: correct it, or leave it empty for an omnidirectional antenna.</source>
      <translation>L'azimut de la station {name} dans AZIMUTH_FIELD « {field} » est {value}, mais les azimuts sont des degrés de 0 à 360, dans le sens horaire depuis le nord : corrigez-le, ou laissez-le vide pour une antenne sans direction.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with the height of each antenna above ground, in metres. It is checked, but the models do not use it: measurements in a city show that it adds little to what the positions say.</source>
      <translation>Champ de la hauteur de chaque antenne au-dessus du sol, en mètres. Il est vérifié, mais les modèles ne l'utilisent pas : des mesures dans une ville montrent qu'il ajoute peu à ce que disent les positions.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Field with the horizontal 3 dB beam width of each antenna, in degrees. Where it is empty or not given: {width:g}. Used together with AZIMUTH_FIELD.</source>
      <translation>Champ de l'ouverture horizontale à 3 dB de chaque antenne, en degrés. S'il est vide ou absent : {width:g}. Utilisé avec AZIMUTH_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>The antenna height of station {name} in HEIGHT_FIELD '{field}' is not a positive number of metres: {value}. Correct it, or leave it empty.</source>
      <translation>La hauteur d'antenne de la station {name} dans HEIGHT_FIELD « {field} » n'est pas un nombre positif de mètres : {value}. Corrigez-la, ou laissez-la vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>INPUT has a field '{field}' that is not used: if it holds the azimuths of the antennas, choose it as AZIMUTH_FIELD to map each cell (sector) by itself.</source>
      <translation>INPUT a un champ « {field} », qui n'est pas utilisé : s'il contient les azimuts des antennes, indiquez-le dans AZIMUTH_FIELD, pour cartographier chaque cellule (secteur) séparément.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/cellplan.py" />
      <source>Values of GAIN_FIELD '{field}' differ by {spread:g} dB, more than is usual in one network: if they are in watts, convert them to decibels, 10 log10(W).</source>
      <translation>Les valeurs de GAIN_FIELD « {field} » diffèrent de {spread:g} dB, plus que les stations d'un même réseau : si ce sont des watts, convertissez-les en décibels, 10 log10(W).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>If they belong to several operators set GROUP_FIELD; if they are cells of one site, set AZIMUTH_FIELD to map each by itself, or run 'Prepare stations' (deepmend:preparestations) first.</source>
      <translation>Si elles appartiennent à plusieurs opérateurs, indiquez GROUP_FIELD ; si ce sont des cellules d'un même site, indiquez AZIMUTH_FIELD pour cartographier chacune séparément, ou lancez d'abord « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>To add up their values, run 'Prepare stations' (deepmend:preparestations) first.</source>
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
      <source>Field '{field}' of INPUT has {n} values, but GROUP_FIELD is not set, so all stations are treated as one operator's. If they belong to several operators, set GROUP_FIELD to '{field}': stations compete only with those of their own operator.</source>
      <translation>INPUT a {n} valeurs dans le champ « {field} » et pas de GROUP_FIELD : toutes les stations sont donc prises pour celles d'un seul opérateur. S'ils sont plusieurs, indiquez « {field} » comme GROUP_FIELD, car les stations ne sont en concurrence qu'avec celles de leur opérateur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{name} has a layer filter, {filter}: stations that it hides do not count as neighbours. That is right only if they belong to other operators.</source>
      <translation>{name} a un filtre de couche, {filter} : les stations qu'il cache ne sont pas des voisines. Cela n'est juste que pour celles d'autres opérateurs.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{name} is limited to selected, filtered or the first few features: the stations left out no longer count as neighbours, so the maps of the others become too wide. To map a few stations of the whole deployment, use STATIONS instead.</source>
      <translation>{name} est limité à des entités sélectionnées, filtrées ou aux premières d'entre elles : les stations écartées ne sont plus des voisines, et les cartes des autres s'étendent à leur place. Pour ne cartographier que quelques stations de tout le déploiement, utilisez STATIONS.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>INPUT is a layer of {kind}, but stations are points: choose a point layer.</source>
      <translation>INPUT est une couche de type {kind}, mais les stations sont des points : choisissez une couche de points.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} feature without a position (empty or NaN geometry) is left out: {ids}.</source>
      <translation>{n} entité sans position (géométrie vide ou NaN) est laissée de côté : {ids}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} features without a position (empty or NaN geometry) are left out: {ids}.</source>
      <translation>{n} entités sans position (géométrie vide ou NaN) sont laissées de côté : {ids}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} station has no value in GROUP_FIELD '{field}': fill it in, or filter the station out.</source>
      <translation>{n} station n'a pas de valeur dans GROUP_FIELD « {field} » : remplissez-le, ou filtrez la station.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} stations have no value in GROUP_FIELD '{field}': fill it in, or filter the stations out.</source>
      <translation>{n} stations n'ont pas de valeur dans GROUP_FIELD « {field} » : remplissez-le, ou filtrez-les.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>STATIONS ({expression}) matches none of the {n} stations: check the expression.</source>
      <translation>STATIONS ({expression}) ne retient aucune des {n} stations : vérifiez l'expression.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} station has no id (NULL or empty) in field '{field}': fill it in, or choose another ID_FIELD.</source>
      <translation>{n} station n'a pas d'identifiant (NULL ou vide) dans le champ « {field} » : remplissez-le, ou choisissez un autre ID_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} stations have no id (NULL or empty) in field '{field}': fill it in, or choose another ID_FIELD.</source>
      <translation>{n} stations n'ont pas d'identifiant (NULL ou vide) dans le champ « {field} » : remplissez-le, ou choisissez un autre ID_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} station id occurs more than once in field '{field}' ({ids}): choose an ID_FIELD whose values are unique (in a cell plan, one for each cell), or merge sites with 'Prepare stations' (deepmend:preparestations).</source>
      <translation>{n} identifiant de station figure plusieurs fois dans le champ « {field} » ({ids}) : choisissez un ID_FIELD dont les valeurs sont uniques (dans un plan de cellules, une par cellule), ou fusionnez les sites avec « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} station ids occur more than once in field '{field}' ({ids}): choose an ID_FIELD whose values are unique (in a cell plan, one for each cell), or merge sites with 'Prepare stations' (deepmend:preparestations).</source>
      <translation>{n} identifiants de stations figurent plusieurs fois dans le champ « {field} » ({ids}) : choisissez un ID_FIELD dont les valeurs sont uniques (dans un plan de cellules, une par cellule), ou fusionnez les sites avec « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>The coordinates ({x:.6g}, {y:.6g}) of a station are not valid in {crs}: check the layer's CRS.</source>
      <translation>Une station à ({x:.6g}, {y:.6g}) ne peut pas être un lieu en {crs} : vérifiez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>GROUP_FIELD '{field}' has {n:,} different values, more than there can be operators: choose the field that tells operators apart.</source>
      <translation>GROUP_FIELD « {field} » a {n} valeurs différentes, plus qu'il n'y a d'opérateurs : choisissez le champ qui distingue les opérateurs.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} deployments by '{field}': {groups}</source>
      <translation>{n} déploiements selon « {field} » : {groups}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} station is within {distance:g} m of another one and was merged with it into one site, whose map they share. {advice}</source>
      <translation>{n} station est à moins de {distance:g} m d'une autre et a été fusionnée avec elle en un seul site, dont elles partagent la carte. {advice}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n} stations are within {distance:g} m of another one and were merged with it into one site, whose map they share. {advice}</source>
      <translation>{n} stations sont à moins de {distance:g} m d'une autre et ont été fusionnées avec elle en un seul site, dont elles partagent la carte. {advice}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{percent:.0f} % of the sites have another one within {distance:g} m, as if several operators were mixed. If they are, set GROUP_FIELD: stations compete only with those of their own operator.</source>
      <translation>{percent:.0f} % des sites en ont un autre à moins de {distance:g} m, comme si plusieurs opérateurs étaient mélangés : si c'est le cas, indiquez GROUP_FIELD, car les stations ne sont en concurrence qu'avec celles de leur opérateur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>Station {name} is a multipoint of {n} points, but a station has one position: split it with 'Prepare stations' (deepmend:preparestations).</source>
      <translation>La station {name} est un multipoint de {n} points, mais une station n'a qu'un lieu : séparez-le avec « Préparer les stations » (deepmend:preparestations).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n:,} has no azimuth and is treated as omnidirectional.</source>
      <translation>{n} n'a pas d'azimut et est considérée comme omnidirectionnelle.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/deployments.py" />
      <source>{n:,} have no azimuth and are treated as omnidirectional.</source>
      <translation>{n} n'ont pas d'azimut et sont considérées comme omnidirectionnelles.</translation>
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
      <source>GeoTIFF with one band for each mapped station, named by its id: the probability that a device served by the station is in the grid cell. Each band sums to 1; NoData outside the window and the region.</source>
      <translation>GeoTIFF à une bande par station cartographiée, qui porte son identifiant : la probabilité qu'un appareil servi par la station soit dans la cellule. La somme de chaque bande est 1 ; NoData hors de la fenêtre et de la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/diffusionalgorithm.py" />
      <source>{n:,} stations</source>
      <translation>{n} stations</translation>
    </message>
    <message>
      <location filename="../algorithms/common/diffusionalgorithm.py" />
      <source>station {name}</source>
      <translation>station {name}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/diffusionalgorithm.py" />
      <source>Diffusion maps: {n:,}, on {columns:,} x {rows:,} grid cells of {cell:g} m</source>
      <translation>Cartes de diffusion : {n}, sur {columns} x {rows} cellules de {cell:g} m</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>Devices are placed between the stations and at most this many metres beyond the outermost ones. Without a limit, users of stations at the edge are spread over the rest of the region or window, where stations serve that INPUT does not contain. 'auto' is twice the mean distance to the five nearest sites at the edge; the log gives the value. Leave it empty for no limit, which is right if REGION is the land that the stations serve.</source>
      <translation>Les appareils sont placés entre les stations, et au plus à ce nombre de mètres au-delà des plus extérieures : sans limite, les utilisateurs des stations du bord sont répartis sur toute la région, ou toute la fenêtre, là où servent d'autres stations qui manquent à INPUT. « auto » est le double de la distance moyenne aux cinq sites les plus proches, au bord ; le journal l'indique. Vide : pas de limite, ce qui convient si REGION est le territoire que servent les stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>Limit beyond the outermost stations (metres, or auto)</source>
      <translation>Limite au-delà des stations extérieures (mètres, ou auto)</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>EDGE must be a positive number of metres, auto, or empty, not '{value}'.</source>
      <translation>EDGE doit être un nombre positif de mètres, auto, ou vide, pas « {value} ».</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>REGION extends far beyond the stations: about {percent} % of a station's users are placed more than {km} km beyond the outermost stations, where others may serve them. Choose a region that the stations serve, add the surrounding stations, or set EDGE to auto.</source>
      <translation>REGION s'étend bien plus loin que les stations : environ {percent} % des utilisateurs d'une station sont placés à plus de {km} km au-delà des stations extérieures, où d'autres peuvent les servir. Choisissez une région que servent les stations, ajoutez les stations voisines, ou mettez EDGE à auto.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>REGION is not set: about {percent} % of a station's users are placed more than {km} km beyond the outermost stations, whether on land or on water. Set REGION to the land that the stations serve, or EDGE to auto.</source>
      <translation>Il n'y a pas de REGION : environ {percent} % des utilisateurs d'une station sont placés à plus de {km} km au-delà des stations extérieures, sur ce qui s'y trouve, terre ou eau. Donnez en REGION le territoire que servent les stations, ou mettez EDGE à auto.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>Devices are placed at most {n} m beyond the outermost stations: on {after} km² of {before} km².</source>
      <translation>Les appareils sont placés au plus à {n} m au-delà des stations extérieures : sur {after} km² de {before} km².</translation>
    </message>
    <message>
      <location filename="../algorithms/common/edge.py" />
      <source>No land of REGION is within EDGE ({n} m) of the stations: raise EDGE, or leave it empty.</source>
      <translation>Aucune terre de REGION n'est à moins de EDGE ({n} m) des stations : augmentez EDGE, ou laissez-le vide.</translation>
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
      <source>GROUND_TRUTH has no CRS: its coordinates are assumed to be in {crs}.</source>
      <translation>GROUND_TRUTH n'a pas de SCR : ses coordonnées sont prises pour celles de {crs}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/labels.py" />
      <source>“{label}”</source>
      <translation>« {label} »</translation>
    </message>
    <message>
      <location filename="../algorithms/common/legends.py" />
      <source>1 in {n} users</source>
      <translation>1 utilisateur sur {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/legends.py" />
      <source>{n} per km²</source>
      <translation>{n} par km²</translation>
    </message>
    <message>
      <location filename="../algorithms/common/legends.py" />
      <source>{n} {unit} per km²</source>
      <translation>{n} {unit} par km²</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>(no name)</source>
      <translation>(sans nom)</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} station has no band in {label} and is left out: {names}</source>
      <translation>{n} station n'a pas de bande dans {label} et est laissée de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} stations have no band in {label} and are left out: {names}</source>
      <translation>{n} stations n'ont pas de bande dans {label} et sont laissées de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} band of {label} does not belong to a station and is left out: {names}</source>
      <translation>{n} bande de {label} ne correspond à aucune station et est laissée de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} bands of {label} do not belong to a station and are left out: {names}</source>
      <translation>{n} bandes de {label} ne correspondent à aucune station et sont laissées de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Most maps of {label} are far from the stations that their bands are matched with, for example {name}: the bands belong to other stations or are in another order. Name each band by its station id, or choose the raster that was made from INPUT.</source>
      <translation>La plupart des cartes de {label} sont loin des stations auxquelles leurs bandes sont attribuées, par exemple {name} : les bandes sont celles d'autres stations, ou dans un autre ordre. Nommez chaque bande par l'identifiant de sa station, ou choisissez le raster fait à partir de INPUT.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands of {label} do not match the stations to map. Stations: {wanted}. Bands: {present}. Name the bands by station id, or choose with STATIONS those that are there.</source>
      <translation>Les bandes de {label} ne correspondent pas aux stations à cartographier. Stations : {wanted}. Bandes : {present}. Nommez les bandes par l'identifiant de station, ou choisissez avec STATIONS celles qui y sont.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands have no names, so they are paired by order: check that both rasters have the same order.</source>
      <translation>Les bandes sans nom sont associées par l'ordre : vérifiez que c'est le même.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands of the two rasters do not match. REFERENCE: {first}. CANDIDATE: {second}. Name the bands by station id, or choose rasters of the same stations.</source>
      <translation>Les bandes des deux rasters ne correspondent pas. REFERENCE : {first}. CANDIDATE : {second}. Nommez les bandes par l'identifiant de station, ou choisissez des rasters des mêmes stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} has several bands of the same name ({names}): name each band by its station id.</source>
      <translation>{label} a plusieurs bandes du même nom ({names}) : nommez chacune d'après sa station.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} cannot be read: {path} is not a raster file.</source>
      <translation>{label} ne peut pas être lu : {path} n'est pas un fichier raster.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} has no georeference (no coordinates): choose a georeferenced raster, such as one that the diffusion tools wrote.</source>
      <translation>{label} n'est pas géoréférencé (pas de coordonnées) : choisissez un raster géoréférencé, tel qu'en écrivent les outils de diffusion.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{label} is rotated or flipped: warp it to a grid with north up first.</source>
      <translation>{label} est tourné ou renversé : reprojetez-le d'abord sur une grille orientée au nord.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Band {name} of {label} is not a diffusion map: its values must be finite, 0 or more, and above 0 in at least one grid cell.</source>
      <translation>La bande {name} de {label} n'est pas une carte de diffusion : ses valeurs doivent être de 0 ou plus, finies, et quelque part supérieures à 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Band {name} of {label} cannot be read: {problem}</source>
      <translation>La bande {name} de {label} ne peut pas être lue : {problem}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>Band {name} of {label} does not overlap the station's window: check that both cover the same area and have the right CRS.</source>
      <translation>La bande {name} de {label} ne recouvre pas la fenêtre de la station : vérifiez que les deux couvrent la même zone et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>The bands of {label} have no names, so they are taken in the order of the stations: check that the order is right, or name each band by its station id.</source>
      <translation>Les bandes de {label} n'ont pas de noms et sont prises dans l'ordre des stations : vérifiez que c'est le même, ou nommez chaque bande par l'identifiant de sa station.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} station is in one raster only and is left out: {names}</source>
      <translation>{n} station n'est que dans un des rasters et est laissée de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapreader.py" />
      <source>{n:,} stations are in one raster only and are left out: {names}</source>
      <translation>{n} stations ne sont que dans un des rasters et sont laissées de côté : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>Map fewer stations with STATIONS, raise CELL_SIZE or shrink WINDOW.</source>
      <translation>Cartographiez moins de stations avec STATIONS, augmentez CELL_SIZE ou réduisez WINDOW.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The name of an output contains a zero byte: choose another output file.</source>
      <translation>Le nom d'une sortie contient un octet nul : choisissez un autre fichier de sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>A window of {window:,.0f} m with grid cells of {cell:g} m has {n:,} x {n:,} grid cells for each station, {size} a map: raise CELL_SIZE to at least {least:.3g} m or shrink WINDOW.</source>
      <translation>Une fenêtre de {window:.0f} m avec des cellules de {cell:g} m a {n} x {n} cellules par station, soit {size} par carte : augmentez CELL_SIZE à au moins {least:.3g} m ou réduisez WINDOW.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>{n:,} stations are more bands than a raster can have ({most:,}). {way_out}</source>
      <translation>{n} stations font plus de bandes qu'un raster ne peut en avoir ({most}). {way_out}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/mapwriter.py" />
      <source>The raster would have {n:,} bands on {columns:,} x {rows:,} grid cells, {size} before compression. {way_out}</source>
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
      <source>{path} exists and cannot be overwritten: choose another output file.</source>
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
      <source>Field of MEASUREMENTS with the id of the serving station, or an expression that gives it, such as floor(cell_id / 256). If empty: the first field with a usual name.</source>
      <translation>Champ de MEASUREMENTS avec l’identifiant de la station qui a servi, ou une expression qui le donne, comme floor(cell_id / 256). À défaut : le premier champ au nom usuel.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Table of the scores at MEASUREMENTS: model, group (empty for all groups together), places, log_score (mean of -ln P of the serving station; smaller is better) with log_low and log_high (95 % interval), brier (0 to 2; smaller is better), accuracy (share of places that their likeliest station serves).</source>
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
      <source>None of the positions in MEASUREMENTS is valid in the working CRS: check the layer's CRS.</source>
      <translation>Aucun lieu de MEASUREMENTS ne peut être dans le SCR de travail : vérifiez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Measurements: {n:,}; serving station not in INPUT: {unknown:,}{examples}; without a position: {homeless:,}; used, one in each square of 50 m: {kept:,}</source>
      <translation>Mesures : {n} ; station absente de INPUT : {unknown}{examples} ; sans lieu : {homeless} ; jugées, une par carré de 50 m : {kept}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>None of the {n:,} MEASUREMENTS has a serving station that is in INPUT: SERVING_FIELD gives values such as {values}, but station ids look like {ids}. Choose another field or expression.</source>
      <translation>Aucune des {n} mesures de MEASUREMENTS n’a une station qui soit dans INPUT ; SERVING_FIELD donne {values}, les identifiants des stations sont du type {ids} : choisissez un autre champ ou une autre expression.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>Feature {id} of MEASUREMENTS is a multipoint of {n} points, but a measurement has one position: split it with 'Multipart to singleparts' (native:multiparttosingleparts).</source>
      <translation>L’entité {id} de MEASUREMENTS est un multipoint de {n} points, mais une mesure n’a qu’un lieu : séparez-les avec « De morceaux multiples à morceau unique » (native:multiparttosingleparts).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>no field {names}</source>
      <translation>pas de champ {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>SERVING_FIELD is not a field of {layer}, nor an expression that can be used ({problem}): {text}. The fields are: {names}.</source>
      <translation>SERVING_FIELD n’est ni un champ de {layer}, ni une expression utilisable ({problem}) : {text}. Les champs sont : {names}.</translation>
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
      <source>SERVING_FIELD is empty, and no field of {layer} has a usual name; its fields are: {names}. Choose the one with the id of the serving station.</source>
      <translation>SERVING_FIELD est vide, et aucun champ de {layer} n’a un nom usuel ; ses champs sont : {names}. Choisissez celui de l’identifiant de la station qui a servi.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/measurements.py" />
      <source>SERVING_FIELD cannot be evaluated ({problem}): {text}</source>
      <translation>SERVING_FIELD ne peut pas être évalué ({problem}) : {text}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/memory.py" />
      <source>The maps share a grid of {columns:,} x {rows:,} cells ({width:,.0f} x {height:,.0f} km), which needs {size} of memory, but only {free} is free: look for stations far away from the others, choose fewer with STATIONS, choose a smaller REGION, or raise CELL_SIZE.</source>
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
      <source>DeepMEND's student 'best' reads any value other than 1.3 as how compact the network is. At 1.3 it chooses by the density of the stations: 1.3 where they are sparse, up to 1.8 in dense cities.</source>
      <translation>L'élève « best » de DeepMEND prend une valeur autre que 1,3 comme degré de compacité du réseau ; à 1,3, il se règle sur la densité des stations : 1,3 si elles sont clairsemées, jusqu'à 1,8 dans les villes denses.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Where the network is computed: cpu, cuda (an NVIDIA graphics card), or auto, which uses the card if PyTorch finds one.</source>
      <translation>Sur quoi le réseau est calculé : cpu, cuda (une carte graphique NVIDIA), ou auto, qui prend la carte si torch en trouve une.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Only for DeepMEND.</source>
      <translation>De DeepMEND seulement.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Weights of the student</source>
      <translation>Poids de l'élève</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Weights for this student, a safetensors file. If empty: those that come with the plugin.</source>
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
      <source>Attenuation, without a unit. Useful values are 0.1 to 10; 1.3 is usual.</source>
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
      <source>The network. 'best' corrects the density model at each grid cell according to where the stations around it are; it works at any cell size and does not need PyTorch. 'paper' is the published one: an SDU-Net that works in grid cells of 100 m; maps of other cell sizes are computed at 100 m and resampled, conserving their sum.</source>
      <translation>Le réseau de neurones. « best » corrige le modèle de densité cellule par cellule d'après la disposition des stations alentour ; il fonctionne à toute taille de cellule et n'a pas besoin de PyTorch. « paper » est celui qui a été publié : un SDU-Net qui travaille en cellules de 100 m ; les cartes d'autres tailles de cellule sont calculées à 100 m puis déplacées, en conservant la masse.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>All files</source>
      <translation>Tous les fichiers</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>{name}: '{value}' is not a model; the models are {models}.</source>
      <translation>{name} : « {value} » n'est pas un modèle ; les modèles sont {models}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/modelchoice.py" />
      <source>Reinstall the plugin.</source>
      <translation>Réinstallez l'extension.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/numbertext.py" />
      <source>Values in {what} such as {value} are read as decimal numbers, {small}. If the comma or point in them separates thousands, remove it.</source>
      <translation>Les valeurs de {what} telles que {value} sont lues comme des nombres décimaux, {small}. Si leur signe sépare les milliers, écrivez-les sans lui.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/numbertext.py" />
      <source>Values in {what} such as {value} could mean {large} or {small}: write the numbers without thousands separators.</source>
      <translation>Les valeurs de {what} telles que {value} peuvent être {large} ou {small} : écrivez les nombres sans séparateur de milliers.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/outputs.py" />
      <source>it was not written completely; is the disk full?</source>
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
      <source>The Python package {name} is installed but cannot be loaded ({reason}); to reinstall it, {advice}.</source>
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
      <location filename="../algorithms/common/parts.py" />
      <source>The folder for temporary files, {folder}, does not exist: choose another one in QGIS's options, page DeepMEND.</source>
      <translation>Le dossier des fichiers temporaires, {folder}, n'existe pas : choisissez-en un autre dans les options de QGIS, page DeepMEND.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plainhelp.py" />
      <source>All other parameters are optional and empty by default.</source>
      <translation>Tous les autres paramètres sont facultatifs et vides par défaut.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plainhelp.py" />
      <source>Give available values by name, not by number; separate several with commas.</source>
      <translation>Donnez les valeurs possibles par leur nom, pas par leur numéro ; séparez-en plusieurs par des virgules.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plainhelp.py" />
      <source>Required: {names}</source>
      <translation>Obligatoires : {names}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plainhelp.py" />
      <source>Defaults: {values}</source>
      <translation>Valeurs par défaut : {values}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>None of the stations that STATIONS chooses is in REGION: choose others, or a larger region.</source>
      <translation>Aucune station choisie par STATIONS n'est dans REGION : choisissez-en d'autres, ou une région plus grande.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>No station is in REGION, but they would be with latitude and longitude swapped: run 'Prepare stations' (deepmend:preparestations) with the longitude as X_FIELD and the latitude as Y_FIELD.</source>
      <translation>Aucune station n'est dans REGION, mais elles y sont si l'on échange latitude et longitude : exécutez « Préparer les stations » (deepmend:preparestations) avec la longitude pour X_FIELD et la latitude pour Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>No station is in REGION; the nearest one is {km:,.0f} km away: check that both layers cover the same area and have the right CRS.</source>
      <translation>Aucune station n'est dans REGION ; la plus proche est à {km:.0f} km : vérifiez que les deux couches sont du même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>REGION is not set: devices can be anywhere in the stations' bounding box, extended by {half:g} m on all sides.</source>
      <translation>Pas de REGION : les appareils peuvent être partout dans le rectangle englobant des stations agrandi de {half:g} m.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>{n:,} station is outside REGION: it counts as a neighbour but is not mapped.</source>
      <translation>{n} station est hors de REGION : elle compte comme voisine mais n'est pas cartographiée.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/plan.py" />
      <source>{n:,} stations are outside REGION: they count as neighbours but are not mapped.</source>
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
      <source>Weights of classes</source>
      <translation>Poids des classes</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>Where {of} holds classes, such as land use, instead of people: how densely each is used beside the others, such as 1: 1; 2: 0.5; 3: 0. A star is for all other classes: *: 0.1. Empty: {of} holds people.</source>
      <translation>Si {of} contient des classes, par exemple d'occupation du sol, au lieu de personnes : densité d'usage de chacune par rapport aux autres, par exemple 1: 1; 2: 0.5; 3: 0. Un astérisque désigne toutes les autres classes : *: 0.1. Vide : {of} contient des personnes.</translation>
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
      <source>{label} has no people in the region: choose a raster that covers it, and check its CRS.</source>
      <translation>{label} n'a personne dans la région : choisissez un raster qui la couvre, et vérifiez son SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} is in {crs}, which has a gap where the stations are: warp it to {target}.</source>
      <translation>{label} est en {crs}, qui a une coupure là où sont les stations : reprojetez-le en {target}.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>{label} has negative or infinite numbers: if they mean places without data, declare them as NoData; else choose a raster of numbers from 0 up.</source>
      <translation>{label} a des nombres négatifs ou infinis : s'ils représentent des lieux sans données, déclarez-les comme NoData ; sinon choisissez un raster de nombres de 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>CLASS_WEIGHTS has '{part}', which is not a class and its weight: write pairs such as 1: 1; 2: 0.5; 3: 0.</source>
      <translation>CLASS_WEIGHTS contient « {part} », qui n'est pas une classe avec son poids : écrivez des paires comme 1: 1; 2: 0.5; 3: 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/populationraster.py" />
      <source>CLASS_WEIGHTS has no weight for some classes of {label}: {names}. Add them, or a weight for all others, such as *: 0.</source>
      <translation>CLASS_WEIGHTS n'a pas de poids pour certaines classes de {label} : {names}. Ajoutez-les, ou un poids pour toutes les autres, par exemple *: 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/progress.py" />
      <source>less than a minute left</source>
      <translation>encore moins d'une minute</translation>
    </message>
    <message>
      <location filename="../algorithms/common/progress.py" />
      <source>about 1 minute left</source>
      <translation>encore 1 minute environ</translation>
    </message>
    <message>
      <location filename="../algorithms/common/progress.py" />
      <source>about {n} hours left</source>
      <translation>encore {n} heures environ</translation>
    </message>
    <message>
      <location filename="../algorithms/common/progress.py" />
      <source>about {n} minutes left</source>
      <translation>encore {n} minutes environ</translation>
    </message>
    <message>
      <location filename="../algorithms/common/progress.py" />
      <source>{percent} % of the land, {time}</source>
      <translation>{percent} % du territoire, {time}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/progress.py" />
      <source>Station {number} of {count}, {time}</source>
      <translation>Station {number} sur {count}, {time}</translation>
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
      <source>{name} has no CRS, so it is not known where its coordinates are: {advice}.</source>
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
      <source>{n} invalid polygon of REGION was repaired; check the layer if maps seem cut off.</source>
      <translation>{n} polygone invalide de REGION a été réparé ; regardez la couche si les cartes semblent coupées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>{n} invalid polygons of REGION were repaired; check the layer if maps seem cut off.</source>
      <translation>{n} polygones invalides de REGION ont été réparés ; regardez la couche si les cartes semblent coupées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/region.py" />
      <source>REGION cannot be transformed from {source} to {crs}: check the layer's CRS.</source>
      <translation>REGION ne peut pas être transformée de {source} en {crs} : vérifiez le SCR de la couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/scheduler.py" />
      <source>Address of a Dask scheduler, such as tcp://host:8786, whose workers do the work. Leave it empty to use this machine. Scheduler and workers need numpy, scipy and shapely, and the same versions of Python and distributed as QGIS. It speeds up models that are evaluated over the whole region.</source>
      <translation>Adresse d'un ordonnanceur Dask, par exemple tcp://hote:8786, dont les machines font le travail ; vide pour cette machine. L'ordonnanceur et les machines ont besoin de numpy, scipy et shapely, et des mêmes versions de Python et de distributed que QGIS. Utile pour les modèles interrogés sur tout le territoire.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/scheduler.py" />
      <source>Dask scheduler</source>
      <translation>Ordonnanceur Dask</translation>
    </message>
    <message>
      <location filename="../algorithms/common/sharestyle.py" />
      <source>Where 50, 75 and 95 % of the users are</source>
      <translation>Où sont 50, 75 et 95 % des utilisateurs</translation>
    </message>
    <message>
      <location filename="../algorithms/common/sharestyle.py" />
      <source>the others</source>
      <translation>les autres</translation>
    </message>
    <message>
      <location filename="../algorithms/common/sharestyle.py" />
      <source>{n} % of the users</source>
      <translation>{n} % des utilisateurs</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Point layer with all stations. Stations that are not mapped still count as neighbours, so give the whole deployment: 'Selected features only' and filters drop neighbours, and the maps of the others become too wide. The log warns of this.</source>
      <translation>Couche de points avec toutes les stations. Celles qui ne sont pas cartographiées comptent comme voisines : donnez donc tout le déploiement. « Entité(s) sélectionnée(s) uniquement » et les filtres écartent des voisines, et les cartes des autres s'étendent à leur place. Le journal le dit.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Field with a unique id for each station; it names the bands. If empty: the field 'station_id' if the layer has one, otherwise the feature id.</source>
      <translation>Champ avec un identifiant unique par station ; il donne leur nom aux bandes. Sans lui : le champ « station_id », sinon l'identifiant de l'entité.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Field that tells operators apart. Each of its values is a separate deployment: stations compete only within their own.</source>
      <translation>Champ qui distingue les opérateurs. Chacune de ses valeurs est un déploiement à part : les stations ne sont en concurrence qu'à l'intérieur.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Expression that is true for the stations to map, for example station_id IN ('A', 'B'). All others still count as neighbours. If empty, all stations are mapped.</source>
      <translation>Expression vraie pour les stations à cartographier, par exemple station_id IN ('A', 'B'). Toutes les autres restent des voisines. Sans elle, toutes sont cartographiées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Polygons in which devices can be; grid cells outside are NoData. Stations outside are not mapped but still count as neighbours. If empty: the stations' bounding box, extended by half a window on all sides.</source>
      <translation>Polygones où des appareils peuvent se trouver ; les cellules au-dehors sont NoData. Les stations au-dehors ne sont pas cartographiées mais restent des voisines. Sans elle : le rectangle englobant des stations agrandi d'une demi-fenêtre.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Projected CRS in metres, for the computation and the output. If empty: that of the ground truth if there is one; otherwise that of the region or of the stations, if its distances are true to 1 % there; otherwise a local one, usually the UTM zone. The log names it.</source>
      <translation>SCR projeté, en mètres, du calcul et du résultat. Sans lui : celui de la vérité terrain s'il y en a une ; sinon celui de la région, sinon celui des stations, si ses distances y sont justes à 1 % près ; sinon un SCR local, le plus souvent la zone UTM. Le journal le nomme.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/stationalgorithm.py" />
      <source>Side of a grid cell, in metres. Grid cells are aligned to multiples of it.</source>
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
      <source>Side of the square around each station in which its users can be, in metres. It is rounded up to an even number of grid cells.</source>
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
      <source>CELL_SIZE ({cell:g} m) is larger than WINDOW ({window:g} m): lower CELL_SIZE or raise WINDOW.</source>
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
      <location filename="../algorithms/common/styles.py" />
      <source>Likeliest station</source>
      <translation>Station la plus probable</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>Share of a station's users in a cell</source>
      <translation>Part des utilisateurs d'une station dans une cellule</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>devices</source>
      <translation>appareils</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>gain {n}</source>
      <translation>gain {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>KS distance {n}</source>
      <translation>distance KS {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>Share of a station's users in a cell of {n} m</source>
      <translation>Part des utilisateurs d'une station dans une cellule de {n} m</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>flow {n}</source>
      <translation>flux {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>{unit} in a cell</source>
      <translation>{unit} dans une cellule</translation>
    </message>
    <message>
      <location filename="../algorithms/common/styles.py" />
      <source>uncertain by {n}</source>
      <translation>incertain de {n}</translation>
    </message>
    <message>
      <location filename="../algorithms/common/tables.py" />
      <source>{problem} Or choose a name for the output that ends in .gpkg or .csv.</source>
      <translation>{problem} Ou donnez à la sortie un nom qui finit par .gpkg ou .csv.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>no CRS</source>
      <translation>sans SCR</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) are not degrees, but their CRS is {crs}: correct the layer's CRS (Layer &gt; Layer CRS in QGIS, or the tool 'Assign projection', native:assignprojection) or give INPUT_CRS to 'Prepare stations'; and check that latitude and longitude are not swapped.</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ne sont pas des degrés, mais leur SCR est {crs} : corrigez le SCR de la couche (Couche &gt; SCR de la couche dans QGIS, ou l'outil « Assigner une projection », native:assignprojection) ou donnez INPUT_CRS à « Préparer les stations » ; et vérifiez que latitude et longitude ne sont pas échangées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) look like degrees, but their CRS is {crs}: correct the layer's CRS (Layer &gt; Layer CRS in QGIS, or the tool 'Assign projection', native:assignprojection) or give INPUT_CRS to 'Prepare stations' (EPSG:4326 for degrees).</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ressemblent à des degrés, mais leur SCR est {crs} : corrigez le SCR de la couche (Couche &gt; SCR de la couche dans QGIS, ou l'outil « Assigner une projection », native:assignprojection) ou donnez INPUT_CRS à « Préparer les stations » (EPSG:4326 pour des degrés).</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Coordinates such as ({x:.6g}, {y:.6g}) are not on Earth in {crs}: remove or correct them.</source>
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
      <source>Coordinates such as ({x:.6g}, {y:.6g}) are not valid in {crs}: check that this is the CRS of the coordinates.</source>
      <translation>Des coordonnées telles que ({x:.6g}, {y:.6g}) ne peuvent pas être lues en {crs} : vérifiez que le SCR de la couche est celui de ses coordonnées.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>The area is {width:,.0f} km wide, too wide for any CRS to be true to scale: check for stations far away from the others, or set CRS.</source>
      <translation>Aucun SCR n'est à l'échelle sur toute cette étendue, large de {width:.0f} km : cherchez des stations loin des autres, ou indiquez un SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>{origin} is {crs}, which is not in metres: choose a projected CRS.</source>
      <translation>{origin} est {crs}, qui n'est pas en mètres : choisissez un SCR projeté.</translation>
    </message>
    <message>
      <location filename="../algorithms/common/workingcrs.py" />
      <source>Distances in {crs}, and so the maps, are off by up to {percent:.0f} % here: choose a local projected CRS.</source>
      <translation>Les distances en {crs} sont fausses de jusqu'à {percent:.0f} % ici, et les cartes aussi : un SCR projeté local serait meilleur.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Makes the maps of several models for the same stations and measures how far each is from the true map: which model can you trust here, and how much?
Without a ground truth, distances are to the maps of the baseline: they show how much the models differ, not which one is right. The maps themselves are not kept. The result is a point for each station and, if you ask for it, a report with statistics, charts, and the maps of the best and worst stations side by side.
With measurements (places where the serving station is known), models are judged by the probability that they give to that station.</source>
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
      <source>Raster of true maps, with a band for each station, matched by station id (by order if the bands have no names). Bands need not sum to 1; stations without a band only count as neighbours. Its CRS becomes the working CRS.</source>
      <translation>Raster de cartes vraies, une bande par station, associées par l'identifiant de station (par l'ordre si les bandes n'ont pas de noms). La somme d'une bande peut différer de 1 ; les stations sans bande ne sont que des voisines. Son SCR devient le SCR de travail.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Points where the serving station is known, for example from a drive test. Models are judged by the probability that they give to that station. One point in each square of 50 m counts, drawn at random. Without GROUND_TRUTH, no maps are made.</source>
      <translation>Points où l’on connaît la station qui a servi, comme dans un relevé sur route : les modèles y sont jugés d’après la probabilité qu’ils donnent à cette station. Un seul lieu compte par carré de 50 m, tiré au hasard. Sans GROUND_TRUTH, aucune carte n’est calculée.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>Baseline</source>
      <translation>Référence</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>The model that gains are relative to. It is compared even if MODELS leaves it out. Without a ground truth, distances are to its maps.</source>
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
      <source>There is nothing to compare with: choose a model besides the BASELINE, or give a GROUND_TRUTH or MEASUREMENTS.</source>
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
      <source>, so gains cannot be computed.</source>
      <translation>, les gains ne peuvent donc pas être calculés.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>area of the Voronoi cell, km²</source>
      <translation>aire de la cellule de Voronoï, km²</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/comparemodels.py" />
      <source>, and GROUND_TRUTH is not set: choose another BASELINE.</source>
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
      <source>GROUND_TRUTH has another grid: its probability is resampled to grid cells of {cell:g} m by area, conserving each map's sum.</source>
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
      <source>Compares two rasters of diffusion maps station by station: the Kolmogorov-Smirnov distance is the largest difference between the two maps in the share of devices in any of the four quadrants around any grid-cell corner.
It is 0 for equal maps and at most 1; accuracy is 1 - KS. Bands are matched by name (station id), or by order if the bands of one raster have no names. If the grids differ, the candidate's probability is resampled to the reference's grid by area, and the log says so.</source>
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
      <source>Report with statistics, the distribution, the stations with the smallest and largest distances and their maps, and a table of all stations.</source>
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
      <source>The grids differ: the candidate's probability was resampled to the reference's grid by area, conserving each map's sum.</source>
      <translation>Les grilles diffèrent : la probabilité du candidat a été répartie par surface sur les cellules de la référence, en conservant la somme de chaque carte.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/ksdistance.py" />
      <source>REFERENCE is in {first}, CANDIDATE in {second}: make both in one CRS (parameter CRS of the diffusion tools), or warp one of them first.</source>
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
      <source>{n:,} band of GROUND_TRUTH does not sum to 1 and was normalised: {names}.</source>
      <translation>{n} bande de GROUND_TRUTH n'a pas 1 pour somme et a été normalisée : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} bands of GROUND_TRUTH do not sum to 1 and were normalised: {names}.</source>
      <translation>{n} bandes de GROUND_TRUTH n'ont pas 1 pour somme et ont été normalisées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} band has no value above 0 and is left out: {names}.</source>
      <translation>{n} bande n'a aucune valeur supérieure à 0 et est laissée de côté : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} bands have no value above 0 and are left out: {names}.</source>
      <translation>{n} bandes n'ont aucune valeur supérieure à 0 et sont laissées de côté : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/measuring.py" />
      <source>{n:,} station is left out because a model cannot map it: {names}.</source>
      <translation>{n} station est laissée de côté parce qu'un modèle ne peut pas en établir la carte : {names}.</translation>
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
      <source>share of the station's devices per {unit}; darkest: this value or less; no colour: a device cannot be there</source>
      <translation>part des appareils de la station par {unit} ; le plus foncé : cette valeur ou moins ; sans couleur : aucun appareil ne peut s'y trouver</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Two-sided Wilcoxon signed-rank test of the KS distances of the same stations; p is not adjusted for the number of pairs. A small p means that the difference is unlikely to be chance, not that it is large.</source>
      <translation>Test des rangs signés de Wilcoxon, bilatéral, sur les distances KS des mêmes stations ; p n'est pas corrigé pour le nombre de paires. Un petit p dit que la différence n'est guère due au hasard, non qu'elle est grande.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Each small dot is a station; the line joins the medians of groups of stations with similar areas.</source>
      <translation>Chaque petit point est une station ; la ligne relie les médianes de groupes de stations aux surfaces semblables.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>Time to make one map, without the work that models share (the tessellation, distances to the nearest stations). Once: what a model computes for a whole deployment before its first map.</source>
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
      <source>The largest difference between two maps in the share of devices in any of the four quadrants around any grid-cell corner: 0 for equal maps, at most 1.</source>
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
      <source>The share of the baseline's distance that the model removes. Mean: 1 - mean KS / mean KS of the baseline; quartiles: of the gains of the stations.</source>
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
      <source>Computing times</source>
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
      <source>KS distance against area</source>
      <translation>Distance KS selon la surface</translation>
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
      <source>Intervals: 95 % of the means of {resamples:,} samples of stations drawn with replacement (seed {seed}). Neighbouring stations are alike, so the intervals are somewhat too narrow.</source>
      <translation>Intervalles : 95 % des moyennes de {resamples} échantillons de stations tirés avec remise (graine {seed}). Des stations voisines se ressemblent, donc ils sont plutôt trop étroits.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>The stations whose maps of {label} are nearest to {reference}, and farthest from it. All maps share one logarithmic scale and are centred on the station.</source>
      <translation>Celles dont les cartes de {label} sont les plus proches de la référence ({reference}), et les plus éloignées. Toutes les images ont une même échelle logarithmique et sont centrées sur la station.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/page.py" />
      <source>All {n:,} stations, largest distance first</source>
      <translation>Les {n} stations, de la plus grande distance à la plus petite</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>How often the likeliest station serves, by the probability that the model gives to it. On the thin line the model is as confident as it should be; below it, it is overconfident.</source>
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
      <source>{n:,} places, one in each square of 50 m. Log score: mean of -ln P of the serving station, where a thousandth of P is shared evenly by all stations. Brier score: mean squared error of P over the stations. Smaller is better for both. Accuracy: share of places that their likeliest station serves. Intervals: squares of 1 km drawn with replacement.</source>
      <translation>{n} lieux, un par carré de 50 m. Score logarithmique : moyenne de -ln P de la station qui sert, où un millième de P est partagé également entre toutes les stations ; score de Brier : erreur quadratique moyenne de P sur les stations ; le plus petit est le meilleur. Exactitude : part des lieux où la station la plus probable sert. Intervalles : carrés de 1 km tirés avec remise.</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>probability of the likeliest station</source>
      <translation>probabilité de la station la plus probable</translation>
    </message>
    <message>
      <location filename="../algorithms/comparison/scorespage.py" />
      <source>share that it serves</source>
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
      <source>Maps where the devices served by each station are, as inferred by a neural network (the 'student') from the positions of the surrounding stations.
The student 'best' was trained on simulated networks and on measurements in one dense city. On four maps of an operator it is as near to the truth as the density model; in that city it is nearer. Other networks may differ: compare both if you can. The student 'paper' needs PyTorch, which does not come with QGIS; if it is missing, the tool says how to install it.</source>
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
      <source>Maps where the devices served by each station are, from the probability that its signal, which fades at random, is stronger than those of the five nearest other stations (Zang, Baccelli and Bolot, 2010).
The attenuation beta says how fast signals weaken with distance: a large beta gives the Voronoi cell, a small one a wide map. Given true maps, the tool finds for each station the beta that comes closest to them (the 'teacher').</source>
      <translation>Établit où se trouvent les appareils servis par chaque station, d'après la probabilité que son signal, sujet aux évanouissements, soit plus fort que ceux des cinq autres stations les plus proches (Zang, Baccelli et Bolot, 2010).
L'atténuation bêta dit à quelle vitesse les signaux faiblissent avec la distance : grande, elle donne la cellule de Voronoï ; petite, elle étale la carte. Si des cartes vraies sont données, l'outil trouve pour chaque station le bêta qui s'en approche le plus (le « maître »).</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Not used if GROUND_TRUTH is given.</source>
      <translation>Sans effet si GROUND_TRUTH est donnée.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Raster of true maps, with a band for each station, matched by station id (by order if the bands have no names). For each station the tool searches, among 30 values from 0.1 to 10 and 1.3, for the beta whose map has the smallest Kolmogorov-Smirnov distance to the true one. Its CRS becomes the working CRS.</source>
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
      <source>The best beta is searched for each station; BETA is not used.</source>
      <translation>Bêta est cherché pour chaque station ; BETA n'est pas utilisé.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/densitydiffusion.py" />
      <source>Best beta: median {beta:.3g}, from {low:.3g} to {high:.3g}; mean KS distance to the ground truth {ks:.4f}. OUTPUT_TABLE lists both for each station.</source>
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
The scales are predicted from the geometry of the surrounding Voronoi cells, by regression trees trained on the scales that the authors published for French 4G stations. They may be off in other countries, or in networks that are built differently. Between two levels, users are spread evenly.</source>
      <translation>Établit où se trouvent les appareils servis par chaque station, à partir de sa cellule de Voronoï agrandie ou réduite pour contenir 25, 50, 75, 85 et 95 % de ses utilisateurs (Martinez-Durive et autres, 2022).
Les échelles sont prédites d'après la géométrie des cellules alentour, par des arbres de régression appris sur les échelles que les auteurs ont publiées pour des stations 4G françaises ; ailleurs, ou là où les réseaux sont construits autrement, elles peuvent être fausses. Entre deux niveaux les utilisateurs sont répartis uniformément.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoiboostdiffusion.py" />
      <source>The scaled Voronoi cells of the mapped stations, cut to the region, the largest first: station_id, the group if there is one, tau (share of the users inside) and scale (of the Voronoi cell, about the centre of its bounding box). A level that is not smaller than the next one is left out.</source>
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
The Voronoi cell is cut to the region, keeps all its parts, and is turned into a raster by the exact share of each grid cell that is inside it. Most Voronoi cells hold only 17 to 61 % of a station's users: use this model as the baseline to compare with.</source>
      <translation>Établit où se trouvent les appareils servis par chaque station, comme s'ils étaient tous dans sa cellule de Voronoï, partout avec la même probabilité.
La cellule est découpée à la région, garde toutes ses parties, et est transformée en raster selon la part exacte de chaque cellule de la grille qui est à l'intérieur. Les cellules de Voronoï ne contiennent que 17 à 61 % des utilisateurs d'une station : servez-vous-en comme référence de comparaison.</translation>
    </message>
    <message>
      <location filename="../algorithms/diffusion/voronoidiffusion.py" />
      <source>The Voronoi cells of the mapped stations, cut to the region: station_id, the group if there is one, and area_km2.</source>
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
      <source>Table with a row for each station and time, such as each hour of a week.</source>
      <translation>Table avec une ligne par station et par moment, par exemple pour chaque heure d'une semaine.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of COUNTS with the station's id; by default station_id.</source>
      <translation>Champ de COUNTS avec l'identifiant de la station ; par défaut station_id.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of COUNTS with the count, 0 or more; by default count, devices or users.</source>
      <translation>Champ de COUNTS avec le comptage, 0 ou plus ; par défaut count, devices ou users.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>Field of COUNTS with the time of a row, as a date, a text such as 2026-03-31 08:00, or a number; by default time.</source>
      <translation>Champ de COUNTS avec le moment d'une ligne : une date, un texte comme 2026-03-31 08:00, ou un nombre ; par défaut time.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/countstable.py" />
      <source>COUNTS has no rows: choose another table.</source>
      <translation>COUNTS n'a aucune ligne : choisissez une autre table.</translation>
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
      <source>Stations of COUNTS that are not mapped, left out: {n:,}, with {total} in all. The largest: {names}.</source>
      <translation>Stations de COUNTS qui ne sont pas cartographiées, laissées de côté : {n}, avec {total} en tout. Les plus grandes : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Credible regions of diffusion maps</source>
      <translation>Régions de crédibilité des cartes de diffusion</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>Draws, for each station, the smallest region that holds a given share of its diffusion map: with a probability of 50, 75 or 95 %, a device served by the station is in it.
A region is made of whole grid cells and may have several parts. Grid cells of equal value are kept together, so a region may hold more than you ask for: the 50 % region of a Voronoi map has all its whole grid cells. The field 'share' says how much it holds.</source>
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
      <source>Polygons, the largest level of a station first: station_id, level (percent), share (of the map that the region holds, 0 to 1), cells (number of grid cells), and area_km2 (in the raster's CRS).</source>
      <translation>Polygones, le plus grand niveau d'une station d'abord : station_id, level (pour cent), share (part de la carte que la région contient, de 0 à 1), cells (nombre de cellules de la grille) et area_km2 (dans le SCR du raster).</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>{n:,} band does not sum to 1, so it is not a diffusion map or was clipped: {names}. Levels are shares of its sum.</source>
      <translation>{n} bande n'a pas une somme de 1 : ce n'est pas une carte de diffusion, ou elle a été découpée : {names}. Les niveaux sont des parts de sa somme.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>{n:,} bands do not sum to 1, so they are not diffusion maps or were clipped: {names}. Levels are shares of each band's sum.</source>
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
      <source>RASTER is in degrees, so its grid cells differ in size: warp it to a projected CRS first.</source>
      <translation>RASTER est en degrés, dont les cellules sont de tailles différentes : reprojetez-le d'abord dans un SCR projeté.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/credibleregions.py" />
      <source>RASTER has no band with a value above zero: choose a raster of diffusion maps.</source>
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
      <location filename="../algorithms/overlay/estimation.py" />
      <source>The maps of {n:,} stations may need {size} in the folder of temporary files, {folder}, which has {free} left: make room there, choose another folder in QGIS's options, page DeepMEND (or set TMPDIR, on Windows TEMP), map fewer stations with STATIONS, or raise CELL_SIZE.</source>
      <translation>Les cartes de {n} stations peuvent demander {size} dans le dossier des fichiers temporaires, {folder}, où il reste {free} : faites-y de la place, choisissez un autre dossier dans les options de QGIS, page DeepMEND (ou par TMPDIR, sous Windows TEMP), cartographiez moins de stations par STATIONS, ou augmentez CELL_SIZE.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/flowtable.py" />
      <source>FLOWS has no rows: choose another table.</source>
      <translation>FLOWS n'a aucune ligne : choisissez une autre table.</translation>
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
      <location filename="../algorithms/overlay/intervals.py" />
      <source>0: none. 90: each total in METRIC_FIELDS, and the devices in OUTPUT_TIMES, get the fields _low and _high, between which the truth is with a probability of 90 %, and _cv, the standard deviation over the total. The interval covers that the model's map is wrong, as it is on simulated networks with people spread evenly, and, for whole numbers, that counts are a sample. It does not cover wrong counts, stations that are missing or out of place, uneven population that POPULATION does not hold, nor what real networks have and simulated ones lack. With MAPS, MODEL must be the model that made them.</source>
      <translation>0 : aucun. 90 : chaque total de METRIC_FIELDS, et les appareils de OUTPUT_TIMES, reçoivent les champs _low et _high, entre lesquels se trouve la vérité avec une probabilité de 90 %, et _cv, l'écart type divisé par le total. L'intervalle tient compte de l'erreur de la carte du modèle, telle qu'elle est sur des réseaux simulés à population uniforme, et, pour les nombres entiers, du fait que les comptages sont un échantillon. Il ne tient pas compte de comptages faux, de stations qui manquent ou sont mal placées, d'une population inégale que POPULATION ne donne pas, ni de ce que les réseaux réels ont et que les réseaux simulés n'ont pas. Avec MAPS, MODEL doit être le modèle qui les a faites.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>Level of intervals (%)</source>
      <translation>Niveau des intervalles (%)</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>INTERVALS is a level in %, 1 to 99.9, or 0 for no intervals, not {level:g}: give 90 for intervals that contain the truth in 90 % of cases.</source>
      <translation>INTERVALS est un niveau en %, de 1 à 99.9, ou 0 pour aucun intervalle, et non {level:g} : donnez 90 pour des intervalles qui contiennent 90 %.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>Intervals of {level:g} %, as fitted for {model}</source>
      <translation>Intervalles à {level:g} %, ajustés pour {model}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>INTERVALS: none were fitted for {model}, only for {names}. Choose another model, or set INTERVALS to 0.</source>
      <translation>INTERVALS : aucun n'a été ajusté pour {model}, seulement pour {names}. Choisissez un autre modèle, ou mettez INTERVALS à 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>The intervals hold only if MAPS were made by {model}: choose the MODEL that made them.</source>
      <translation>Les intervalles ne valent que si MAPS a été fait par {model} : choisissez le MODEL qui l'a fait.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>The intervals were fitted for {model} without {names}: with it they are approximate.</source>
      <translation>Les intervalles ont été ajustés pour {model} sans {names} : avec, ils sont approximatifs.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/intervals.py" />
      <source>{field}: not whole numbers, so not counts: its intervals are those of the map alone</source>
      <translation>{field} : pas des nombres entiers, donc pas des comptages : ses intervalles ne tiennent compte que de la carte</translation>
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
      <source>The file of maps in the folder of temporary files, {folder}, cannot be used ({problem}): make room there, or choose another folder in QGIS's options, page DeepMEND (or set TMPDIR, on Windows TEMP).</source>
      <translation>Le fichier de cartes dans le dossier des fichiers temporaires, {folder}, est inutilisable ({problem}) : faites-y de la place, ou choisissez un autre dossier dans les options de QGIS, page DeepMEND (ou par TMPDIR, sous Windows TEMP).</translation>
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
      <source>Spreads a value that was measured at stations, such as traffic or users, over the places where their users are likely to be: each station's value is divided over its diffusion map, and the parts are added up. Nothing is lost: the cells add up to the values of the stations mapped, and the log names those that are not.</source>
      <translation>Répartit une grandeur mesurée aux stations, telle que le trafic ou les utilisateurs, sur les lieux où leurs utilisateurs se trouvent probablement : la valeur de chaque station est divisée selon sa carte de diffusion, et les parts sont additionnées. Rien n'est perdu : la somme des cellules est celle des stations cartographiées, et le journal nomme celles qui ne le sont pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Field with the value to spread: a total such as users, calls or gigabytes, 0 or more. (A mean or a rate cannot be divided; 'Zone weights' takes these as intensive fields.)</source>
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
      <source>Cells</source>
      <translation>Cellules</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/mapmetric.py" />
      <source>Total in the raster: {total}</source>
      <translation>Total dans le raster : {total}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>Stations without a value (NULL)</source>
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
      <source>{field}: {total} at the stations that are mapped</source>
      <translation>{field} : {total} aux stations cartographiées</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{n:,} stations have no '{field}' and {what}: {names}.</source>
      <translation>{n} stations n'ont pas de « {field} » et {what} : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{field}: {total} at {n:,} station that is not mapped (outside REGION, without a position or a band, or not chosen by STATIONS) is not in the result: {names}.</source>
      <translation>{field} : {total} à {n} station qui n'est pas cartographiée (hors de REGION, sans position ou sans bande, ou non choisie par STATIONS) n'est pas dans le résultat : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/metrics.py" />
      <source>{field}: {total} at {n:,} stations that are not mapped (outside REGION, without a position or a band, or not chosen by STATIONS) is not in the result: {names}.</source>
      <translation>{field} : {total} à {n} stations qui ne sont pas cartographiées (hors de REGION, sans position ou sans bande, ou non choisies par STATIONS) n'est pas dans le résultat : {names}.</translation>
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
      <source>The model that makes the diffusion maps, if MAPS is not set.</source>
      <translation>Le modèle qui établit les cartes de diffusion, si MAPS n'en donne pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>Raster of diffusion maps that one of the diffusion tools wrote, with a band for each station. It takes the place of a model, and its grid and CRS are used. INPUT, id field, group and region should be those it was made with.</source>
      <translation>Raster de cartes de diffusion écrit par un des outils de diffusion, une bande par station ; aucun modèle n'est alors utilisé, et sa grille et son SCR sont ceux du travail. INPUT, champ d'identifiant, groupe et région devraient être ceux avec lesquels il a été établi.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>It matters for the student 'paper', and if REGION is not set; otherwise users can be anywhere in the region.</source>
      <translation>Elle compte pour l'élève 'paper', et là où il n'y a pas de REGION ; pour tout le reste, les usagers sont cherchés partout dans la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>geotiff, or cog: a Cloud Optimized GeoTIFF with overviews, which programs can read in parts over a network.</source>
      <translation>geotiff, ou cog : un Cloud Optimized GeoTIFF, que les programmes lisent par morceaux sur un réseau, avec des aperçus.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>SCHEDULER is not used: this tool makes maps of this model one by one, on this machine.</source>
      <translation>SCHEDULER ne sert pas : cet outil établit les cartes de ce modèle une à une, sur cette machine.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>Raster format</source>
      <translation>Format du raster</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>A grid cell would hold {most:.3g}, more than the raster's number type can store: choose another unit for the metric.</source>
      <translation>Une cellule du raster contiendrait {most:.3g}, plus que son type de nombre ne le permet : choisissez une autre unité pour la mesure.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>MAPS has no CRS: its coordinates are assumed to be in {crs}.</source>
      <translation>MAPS n'a pas de SCR : ses coordonnées sont prises pour celles de {crs}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>Band {name} of MAPS sums to {total:.4g}, not 1, so it is not a diffusion map: choose a raster that one of the diffusion tools wrote and that was not clipped or warped since.</source>
      <translation>La somme de la bande {name} de MAPS est {total:.4g}, et non 1 : ce n'est donc pas une carte de diffusion. Choisissez un raster écrit par un des outils de diffusion, ni découpé ni reprojeté depuis.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/overlayalgorithm.py" />
      <source>Band {name} of MAPS has no value above 0, so it is not a diffusion map: make MAPS again, or leave the station out with STATIONS.</source>
      <translation>La bande {name} de MAPS n'a aucune valeur supérieure à 0 : ce n'est donc pas une carte de diffusion. Refaites MAPS, ou écartez la station avec STATIONS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Estimates how many devices are in each cell from how many each station counted, by expectation maximisation: where the maps of stations overlap, their counts must agree. 'Map a station metric' spreads each count by itself; this tool lets the counts of neighbours speak about a place too: a station that counted no one says that few are near it.
The total of the counts is kept. More iterations fit the counts better but make the map rougher.
With a table of counts by time, or with several count fields, there is a band, and a row of each zone, for each time: the maps are made once for all.</source>
      <translation>Estime combien d'appareils sont dans chaque cellule d'après le comptage de chaque station, par maximisation de l'espérance : là où les cartes des stations se recouvrent, leurs comptages doivent concorder. « Cartographier une valeur des stations » répartit chaque comptage séparément ; ici, les comptages des voisines comptent aussi : une station qui n'a compté personne indique que peu d'appareils sont près d'elle.
Le total des comptages est conservé. Plus d'itérations ajustent mieux les comptages mais rendent la carte plus irrégulière.
Avec une table de comptages par moment, ou plusieurs champs de comptage, il y a une bande, et une ligne par zone, pour chaque moment : les cartes ne sont faites qu'une fois.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Field of INPUT with the devices that each station counted, 0 or more; of several, each is a time. Not needed with COUNTS.</source>
      <translation>Champ d'INPUT avec les appareils comptés par chaque station, 0 ou plus ; s'il y en a plusieurs, chacun est un moment. Inutile avec COUNTS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Whether stations without a count, or without a row at some time, are unknown (no count has their devices, and places near them are left to their neighbours) or counted no one.</source>
      <translation>Les stations sans comptage, ou sans ligne à un moment donné, sont-elles inconnues (leurs appareils ne sont dans aucun comptage, et les lieux proches sont laissés à leurs voisines) ou n'ont-elles compté personne.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>It ends earlier where an iteration moves less than this share of the devices.</source>
      <translation>Elle se termine plus tôt si une itération déplace moins que cette part des appareils.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Raster of people or devices per cell, in any CRS, from which the estimate starts. Where it is 0, no devices are placed. Without it, devices start evenly spread over the region.</source>
      <translation>Raster de personnes ou d'appareils par cellule, dans n'importe quel SCR, dont part l'estimation ; là où il vaut 0, personne n'est placé. Sans lui : partout également dans la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Polygons, in any CRS, for which OUTPUT_ZONES has totals.</source>
      <translation>Polygones, dans n'importe quel SCR, dont OUTPUT_ZONES donne les totaux.</translation>
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
      <source>Count fields</source>
      <translation>Champs de comptage</translation>
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
      <source>COUNT_FIELD and COUNTS are both empty: set one of them.</source>
      <translation>Il n'y a pas de comptages : indiquez COUNT_FIELD ou COUNTS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>ITERATIONS was reached before TOLERANCE.</source>
      <translation>ITERATIONS a été atteint avant TOLERANCE.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>All counts of COUNTS are 0: choose another COUNT_FIELD.</source>
      <translation>Tous les comptages de COUNTS valent 0 : choisissez un autre COUNT_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>OUTPUT_ZONES needs zones: set ZONES, or leave it out.</source>
      <translation>OUTPUT_ZONES a besoin de zones : indiquez ZONES, ou renoncez à cette sortie.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>ZONES is not used: set OUTPUT_ZONES for totals by zone.</source>
      <translation>ZONES n'est pas utilisé : demandez OUTPUT_ZONES pour des totaux par zone.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Times: {n:,}, from {low} devices ({first}) to {high} ({second})</source>
      <translation>Moments : {n}, de {low} appareils ({first}) à {high} ({second})</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>COUNT_FIELD '{field}' has no device at the stations that are mapped: choose a field of counts.</source>
      <translation>COUNT_FIELD « {field} » n'a aucun appareil aux stations cartographiées : choisissez un champ de comptages.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>{n:,} times: {low} to {high} iterations, the last of which moved {change:.3%} of the devices at most</source>
      <translation>{n} moments : {low} à {high} itérations, dont la dernière a déplacé au plus {change:.3%} des appareils</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Devices in the raster: {total}</source>
      <translation>Appareils dans le raster : {total}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Pairs of a station and a time without a row of COUNTS: {n:,}. They {what}.</source>
      <translation>Couples d'une station et d'un moment sans ligne de COUNTS : {n}. Ils {what}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>are unknown</source>
      <translation>sont inconnus</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/presentpopulation.py" />
      <source>Iteration {n}: {change:.3%} of the devices moved, log-likelihood {fit:.8g}</source>
      <translation>Itération {n} : {change:.3%} des appareils déplacés, log-vraisemblance {fit:.8g}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/publishing.py" />
      <source>Which share of all people the devices are, such as 0.35 or 35 %: values are divided by it, so that devices become people. For several groups: Red: 0.35; Blue: 0.25. Empty: the values remain numbers of devices.</source>
      <translation>Part de toutes les personnes que représentent les appareils, par exemple 0,35 ou 35 % : les valeurs sont divisées par elle, et les appareils deviennent des personnes. Pour plusieurs groupes : Rouge: 0.35; Bleu: 0.25. Vide : les appareils restent des appareils.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/publishing.py" />
      <source>Smallest value to publish</source>
      <translation>Plus petite valeur à publier</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/publishing.py" />
      <source>Values above 0 and below this are withheld (left empty) in all outputs, as statistical offices do before they publish; the log says how many, and their sum. 0 withholds nothing.</source>
      <translation>Les valeurs supérieures à 0 et inférieures à celle-ci sont retenues (laissées vides) dans toutes les sorties, comme le font les instituts de statistique avant de publier ; le journal dit combien, et leur somme. 0 ne retient rien.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/publishing.py" />
      <source>MARKET_SHARE has {text}, which is not a share: write a number above 0 and up to 1, such as 0.35, or 35 %.</source>
      <translation>MARKET_SHARE contient {text}, qui n'est pas une part : écrivez un nombre supérieur à 0 et jusqu'à 1, par exemple 0,35, ou 35 %.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/publishing.py" />
      <source>MARKET_SHARE must give a share for each group that is mapped ({groups}); it gives one for {given}.</source>
      <translation>MARKET_SHARE doit donner une part pour chaque groupe cartographié ({groups}) ; il en donne une pour {given}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/publishing.py" />
      <source>{what} below MIN_COUNT ({least:g}), withheld: {n:,}, with {total:,.6g} in all</source>
      <translation>{what} au-dessous de MIN_COUNT ({least:g}), retenues : {n}, avec {total:.6g} en tout</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Service overlap</source>
      <translation>Recouvrement de service</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Reverses the maps: which station most likely serves a device in a grid cell, and how certain is that? The entropy says how evenly the stations share a grid cell, and the effective number of servers how many equally likely stations would be as uncertain: 1 where one station serves alone.
The density model and the student 'best' give this themselves. Maps of other models, and those of MAPS, say where a station's devices are, not how many it has: they are weighted by the area that their raster carries, otherwise by that of the Voronoi cell in the region.</source>
      <translation>Lit les cartes à l'envers : quelle station sert le plus probablement un appareil dans cette cellule, et avec quelle certitude ? L'entropie dit avec quelle égalité les stations se partagent une cellule, et le nombre effectif de serveurs combien de stations également probables seraient aussi incertaines : 1 là où une seule sert.
Le modèle de densité et l'élève 'best' le disent eux-mêmes. Les cartes d'autres modèles, et de MAPS, disent où sont les appareils d'une station, pas combien elle en a : elles sont pondérées par l'aire que porte leur raster, sinon par celle de la cellule de Voronoï dans la région.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Table: number (as in BEST_SERVER), station_id, best_km2 (area where it is the best server).</source>
      <translation>Table : number (comme dans BEST_SERVER), station_id, best_km2 (là où elle est le meilleur serveur).</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Polygons: where each station is the best server, with all parts; number (as in BEST_SERVER), station_id, area_km2. Stations that are the best server nowhere have no polygon.</source>
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
      <source>GeoTIFF: number of the likeliest station of each grid cell, counted from 1 in the order of INPUT; the legend and the table of servers name it. NoData where no station serves.</source>
      <translation>GeoTIFF : numéro de la station la plus probable de chaque cellule, dans l'ordre de INPUT à partir de 1 ; la légende et la table des serveurs la nomment. NoData là où aucune ne sert.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>Entropy</source>
      <translation>Entropie</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>GeoTIFF: entropy of the serving station in each grid cell, in nats (0 where one station serves alone).</source>
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
      <source>Entropy in nats</source>
      <translation>Entropie en nats</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>All outputs are off: choose at least one of {names}.</source>
      <translation>Aucune sortie n'est demandée : choisissez au moins une de {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/serviceoverlap.py" />
      <source>GROUP_FIELD makes {n:,} deployments, but a device has one operator: choose the stations of one operator with STATIONS, and run the tool once for each.</source>
      <translation>GROUP_FIELD fait {n} déploiements, mais un appareil n'a qu'un opérateur : choisissez les stations d'un seul avec STATIONS, et exécutez l'outil pour chacun.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>{n:g} d</source>
      <translation>{n:g} j</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>{n:g} h</source>
      <translation>{n:g} h</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>{n:g} min</source>
      <translation>{n:g} min</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>Some times of {label} have a time zone and others have none, such as {times}: write all of them in the same way.</source>
      <translation>Certains moments de {label} ont un fuseau horaire et d'autres non, par exemple {times} : écrivez-les tous de la même façon.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>Times of {label} have several time zones: all are shown in UTC.</source>
      <translation>Les moments de {label} ont plusieurs fuseaux horaires : tous sont donnés en UTC.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>Times of {label} are shown in their own time zone, {zone}.</source>
      <translation>Les moments de {label} sont donnés dans leur propre fuseau horaire, {zone}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>Times of {label} are {length} apart, but {n:,} are missing in between, the first after {time}. The outputs have none of them.</source>
      <translation>Les moments de {label} se suivent tous les {length}, mais il en manque {n}, le premier après {time}. Les sorties n'en ont aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/timesteps.py" />
      <source>Times of {label}, such as {time}, can have the day or the month in front, so they are taken as texts, in the order in which they come: write them as 2026-03-31 08:00.</source>
      <translation>Les moments de {label}, par exemple {time}, peuvent commencer par le jour ou par le mois : ils sont donc pris comme textes, dans leur ordre. Écrivez-les sous la forme 2026-03-31 08:00.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>Zone</source>
      <translation>Zone</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>Share of users</source>
      <translation>Part des utilisateurs</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>If no zone</source>
      <translation>Si pas de zone</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>{n:,} station has no weights, so all of its users are outside the zones: {names}.</source>
      <translation>{n} station n'a pas de poids : tous ses utilisateurs sont hors des zones : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>{n:,} stations have no weights, so all of their users are outside the zones: {names}.</source>
      <translation>{n} stations n'ont pas de poids : tous leurs utilisateurs sont hors des zones : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>WEIGHTS_TABLE has zones that ZONES does not have: {names}. Set ZONES and ZONE_ID to those of the weights.</source>
      <translation>WEIGHTS_TABLE a des zones que ZONES n'a pas : {names}. Indiquez comme ZONES et ZONE_ID ceux des poids.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/weightstable.py" />
      <source>Weights of a station in WEIGHTS_TABLE must sum to 1; these do not: {names}. Give the whole table that 'Zone weights and totals' wrote, for the same stations.</source>
      <translation>Les poids d'une station dans WEIGHTS_TABLE doivent totaliser 1 ; ce n'est pas le cas de : {names}. Donnez la table entière écrite par « Poids et totaux des zones » pour les mêmes stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>Stations' users in the zone, in stations</source>
      <translation>Utilisateurs des stations dans la zone, en stations</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>Stations with users in the zone</source>
      <translation>Stations qui ont des utilisateurs dans la zone</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>Area in km²</source>
      <translation>Surface en km²</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>Inhabitants</source>
      <translation>Habitants</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>{n} {unit} per inhabitant</source>
      <translation>{n} {unit} par habitant</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>{field} per km²</source>
      <translation>{field} par km²</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>{field} per inhabitant</source>
      <translation>{field} par habitant</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonedensity.py" />
      <source>users of {n} stations</source>
      <translation>utilisateurs de {n} stations</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Turns flows between stations, such as trips of devices from one to the other, into flows between zones: each end is spread over the zones as the station's users are, independently of the other end. What ends outside all zones is kept, with an empty zone id, so that the total of the flows remains.</source>
      <translation>Transforme des flux entre stations, comme les trajets d'appareils de l'une à l'autre, en flux entre zones : chaque extrémité est répartie sur les zones comme les utilisateurs de la station, indépendamment de l'autre. Ce qui finit hors de toutes les zones est gardé, avec un identifiant de zone vide, de sorte que la somme des flux reste la même.</translation>
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
      <source>Table that 'Zone weights and totals' wrote for these stations and zones (station_id, zone_id, weight): then no maps are made.</source>
      <translation>Table écrite par « Poids et totaux des zones » pour ces stations et ces zones (station_id, zone_id, weight) : aucune carte n'est alors faite.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Polygons with zone_id, leaving (to other zones and outside), arriving, and within, of all times: leaving and within add up to what begins there.</source>
      <translation>Polygones avec zone_id, leaving (vers d'autres zones et l'extérieur), arriving et within, tous moments confondus : leaving et within totalisent ce qui commence là.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>origin-destination,mobility,commuting,desire lines,matrix,trips,zones</source>
      <translation>origine-destination,mobilité,navettes,lignes de désir,matrice,trajets,zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with the id of the first station.</source>
      <translation>Champ de FLOWS avec l'identifiant de la première station.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with the id of the second station.</source>
      <translation>Champ de FLOWS avec l'identifiant de la seconde station.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Field of FLOWS with the size of the flow, 0 or more.</source>
      <translation>Champ de FLOWS avec la quantité qui va, 0 ou plus.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Least flow</source>
      <translation>Flux minimal</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Weights of stations in zones</source>
      <translation>Poids des stations dans les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneflows.py" />
      <source>Zones with their flows</source>
      <translation>Zones avec leurs flux</translation>
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
      <source>Flows between stations: {total}; between zones: {inside}; with an end outside all zones: {outside}; left out below MIN_FLOW: {left}</source>
      <translation>Flux entre stations : {total} ; entre zones : {inside} ; avec une extrémité hors de toutes les zones : {outside} ; omis sous MIN_FLOW : {left}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>Field with a unique id for each zone. Without it: the feature id.</source>
      <translation>Champ avec un identifiant unique par zone. Sans lui : l'identifiant de l'entité.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} invalid zone was repaired: {names}.</source>
      <translation>{n} zone invalide a été réparée : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} invalid zones were repaired: {names}.</source>
      <translation>{n} zones invalides ont été réparées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zone without an area is left out: {names}.</source>
      <translation>{n} zone sans aire est laissée de côté : {names}.</translation>
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
      <source>{n:,} zone has no id (NULL or empty) in field '{field}': fill it in, or choose another ZONE_ID.</source>
      <translation>{n} zone n'a pas d'identifiant (NULL ou vide) dans le champ « {field} » : remplissez-le, ou choisissez un autre ZONE_ID.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zones have no id (NULL or empty) in field '{field}': fill it in, or choose another ZONE_ID.</source>
      <translation>{n} zones n'ont pas d'identifiant (NULL ou vide) dans le champ « {field} » : remplissez-le, ou choisissez un autre ZONE_ID.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zone id occurs more than once in field '{field}' ({names}): choose a ZONE_ID whose values are unique, or dissolve the zones by it.</source>
      <translation>{n} identifiant de zone figure plus d'une fois dans le champ « {field} » ({names}) : choisissez un ZONE_ID aux valeurs uniques, ou regroupez les zones selon lui.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} zone ids occur more than once in field '{field}' ({names}): choose a ZONE_ID whose values are unique, or dissolve the zones by it.</source>
      <translation>{n} identifiants de zone figurent plus d'une fois dans le champ « {field} » ({names}) : choisissez un ZONE_ID aux valeurs uniques, ou regroupez les zones selon lui.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zonelayer.py" />
      <source>{n:,} pair of zones overlaps, {area:,.4g} km² in all: devices there count in both, so the sum over zones is too large. {names}.</source>
      <translation>{n} paire de zones se recouvre, {area:.4g} km² en tout : les appareils qui y sont comptent dans les deux, et la somme sur les zones est donc trop grande. {names}.</translation>
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
      <location filename="../algorithms/overlay/zonetimes.py" />
      <source>No zone is where devices can be: check that ZONES and INPUT are of one place and have the right CRS.</source>
      <translation>Aucune zone n'est là où peuvent être les appareils : vérifiez que ZONES et INPUT concernent le même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Polygons, in any CRS. They should not overlap; if some do, the log says which.</source>
      <translation>Polygones, dans n'importe quel SCR. Ils ne devraient pas se recouvrir ; si certains le font, le journal dit lesquels.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Raster of how many people are in each cell, in any CRS and cell size (its first band): a station's users are then more likely where more people are. Without it devices are spread over the land alone. Maps that were made with the same population would count it twice.</source>
      <translation>Raster du nombre de personnes dans chaque cellule, dans n'importe quel SCR et n'importe quelle taille de cellule (sa première bande) : les utilisateurs d'une station sont alors plus probables là où il y a plus de monde. Sans lui, les appareils sont répartis sur la terre seule. Des cartes faites avec la même population la compteraient deux fois.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Weights below this have no row of their own: a station reaches hundreds of zones, most of them with next to no users. What they sum to is divided over the station's other zones, and is a row of the table of weights, so that nothing is lost. 0 keeps all. Without it: 0.0001, or less where zones are smaller than the land a station has on average; the log names it.</source>
      <translation>Les poids inférieurs n'ont pas de ligne à eux : une station atteint des centaines de zones, la plupart à peine. Leur somme est répartie sur les autres zones de la station, et c'est une ligne de la table des poids : rien n'est perdu. 0 les garde tous. Sans lui : un dix-millième, ou moins si les zones sont plus petites que le territoire moyen d'une station ; le journal l'indique.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Least weight</source>
      <translation>Poids minimal</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>No zone is where the diffusion maps are: check that ZONES and INPUT are of one place and have the right CRS.</source>
      <translation>Aucune zone n'est là où sont les cartes de diffusion : vérifiez que ZONES et INPUT sont du même lieu et ont le bon SCR.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweighing.py" />
      <source>Weights below {least:.2g} are left out</source>
      <translation>Les poids inférieurs à {least:.2g} sont omis</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Says which share of each station's users is in which zone, such as a census tract, and with these weights makes values of zones from values of stations.
Zones take cells by exact area of land. What is outside all zones is a row of its own in the table of weights, so that the weights of a station sum to 1, and the log says how much of each metric it is.</source>
      <translation>Dit quelle part des utilisateurs de chaque station est dans quelle zone, par exemple un îlot de recensement, et calcule avec ces poids les valeurs des zones à partir de celles des stations.
Les zones prennent les cellules selon l'aire exacte de terre. Ce qui est hors de toutes les zones forme une ligne à part dans la table des poids, si bien que la somme des poids d'une station est 1, et le journal dit combien de chaque grandeur cela fait.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Fields of INPUT with totals such as users or traffic, 0 or more: a zone gets the sum over stations of value times weight.</source>
      <translation>Champs de INPUT avec des totaux tels que des utilisateurs ou du trafic, 0 ou plus : une zone reçoit la somme sur les stations de la valeur fois le poids.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Fields of INPUT with means or rates such as a share or a speed: a zone gets their mean, weighted by the stations' weights in it.</source>
      <translation>Champs de INPUT avec des moyennes ou des taux tels qu'une part ou une vitesse : une zone reçoit leur moyenne, pondérée par les poids des stations dans la zone.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Whether stations without a value are left out of it, or count as 0; that matters for means. The log names them.</source>
      <translation>Les stations sans valeur en sont-elles écartées, ou comptent-elles pour 0 ? Cela importe pour les moyennes. Le journal les nomme.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Zones over time</source>
      <translation>Zones dans le temps</translation>
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
      <source>Mean share of a station's map outside all zones</source>
      <translation>Part moyenne de la carte d'une station hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>OUTPUT_TIMES is empty: set COUNTS to fill it.</source>
      <translation>OUTPUT_TIMES est vide, car il n'y a pas de COUNTS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>COUNTS is not used: set OUTPUT_TIMES for zones over time.</source>
      <translation>COUNTS n'est pas utilisé : demandez OUTPUT_TIMES pour les zones au fil du temps.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Of the maps of the {n:,} stations, {share} % on average are outside all zones</source>
      <translation>Des cartes des {n} stations, {share} % en moyenne sont hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>{names} cannot be both in METRIC_FIELDS and in INTENSIVE_FIELDS.</source>
      <translation>{names} ne peut pas être à la fois dans METRIC_FIELDS et dans INTENSIVE_FIELDS.</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>{field}: {inside} in zones, {outside} outside all zones</source>
      <translation>{field} : {inside} dans des zones, {outside} hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Zones, {field}</source>
      <translation>Zones, {field}</translation>
    </message>
    <message>
      <location filename="../algorithms/overlay/zoneweights.py" />
      <source>Counts at {n:,} times: {total} in all, of which {outside} outside all zones</source>
      <translation>Comptages à {n} moments : {total} en tout, dont {outside} hors de toutes les zones</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cells.py" />
      <source>{n:,} row with several azimuths was split into a row for each; the values in its other fields are repeated, not divided: {names}.</source>
      <translation>{n} ligne avec plusieurs azimuts a été divisée en une ligne pour chacun ; les valeurs de ses autres champs sont répétées, non divisées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cells.py" />
      <source>{n:,} rows with several azimuths were split into a row for each; the values in their other fields are repeated, not divided: {names}.</source>
      <translation>{n} lignes à plusieurs azimuts ont été divisées en une ligne pour chacun ; les valeurs de leurs autres champs sont répétées, non partagées : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cells.py" />
      <source>{n:,} id is shared by cells with different azimuths: theirs end in the azimuth, for example {example}.</source>
      <translation>{n} identifiant est partagé par des cellules d'azimuts différents : les leurs se terminent par l'azimut, par exemple {example}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cells.py" />
      <source>{n:,} ids are shared by cells with different azimuths: theirs end in the azimuth, for example {example}.</source>
      <translation>{n} identifiants sont communs à des cellules d'azimuts différents : les leurs se terminent par l'azimut, par exemple {example}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cleaning.py" />
      <source>the station that served is not known</source>
      <translation>la station qui a servi n'est pas connue</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cleaning.py" />
      <source>their cell was heard but did not serve</source>
      <translation>leur cellule a été entendue mais n'a pas servi</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cleaning.py" />
      <source>they may be more than {most:g} m off</source>
      <translation>elles peuvent être fausses de plus de {most:g} m</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/cleaning.py" />
      <source>another one was drawn in their square of {side:g} m</source>
      <translation>une autre a été tirée dans leur carré de {side:g} m</translation>
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
      <source>None of the {n:,} stations is in REGION ({near:,} within {reach:g} m of it): check that the region is the right one, and the CRS of both.</source>
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
      <location filename="../algorithms/stations/joining.py" />
      <source>Rows of DETAILS, joined by {names}: {n:,}, of which {found:,} have a row of INPUT; rows of INPUT with details: {with_rows:,} of {rows:,}.</source>
      <translation>Lignes de DETAILS, jointes par {names} : {n}, dont {found} ont une ligne de INPUT ; lignes de INPUT avec des détails : {with_rows} sur {rows}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/joining.py" />
      <source>Rows that name operators in the columns {names}: {rows:,}; with one for each operator: {n:,}.</source>
      <translation>Lignes qui nomment des opérateurs dans les colonnes {names} : {rows} ; avec une ligne par opérateur : {n}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/joining.py" />
      <source>INPUT and DETAILS have no column of the same name to join them by: INPUT has {names}; DETAILS has {others}. Rename one.</source>
      <translation>INPUT et DETAILS n'ont aucune colonne de même nom pour les joindre : INPUT a {names} ; DETAILS a {others}. Renommez-en une.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/joining.py" />
      <source>No row of INPUT has the same {names} as one of DETAILS: check that both are of the same date and place.</source>
      <translation>Aucune ligne de INPUT n'a les mêmes {names} qu'une ligne de DETAILS : vérifiez que les deux sont de la même date et du même lieu.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/joining.py" />
      <source>DETAILS is not the second table of {title}, which has the columns {names}: give that one, or none.</source>
      <translation>DETAILS n'est pas la seconde table de {title}, qui a les colonnes {names} : donnez celle-ci, ou aucune.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/jsonfile.py" />
      <source>{path}: JSON, objects: {n:,}{where}</source>
      <translation>{path} : JSON, objets : {n}{where}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/jsonfile.py" />
      <source>{path} holds no table: an array of objects, such as [{example}], is needed.</source>
      <translation>{path} ne contient pas de table : il faut un tableau d'objets, par exemple [{example}].</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/jsonfile.py" />
      <source>{path} is not whole JSON ({problem}): get the file again, or correct it there.</source>
      <translation>{path} n'est pas du JSON entier ({problem}) : procurez-vous à nouveau le fichier, ou corrigez-le à cet endroit.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>they have no coordinates</source>
      <translation>elles n'ont pas de coordonnées</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>their coordinates are not numbers</source>
      <translation>leurs coordonnées ne sont pas des nombres</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>Check FILTER, or set FORMAT to none, and X_FIELD and Y_FIELD.</source>
      <translation>Vérifiez FILTER, ou mettez FORMAT sur none et indiquez X_FIELD et Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>set FORMAT to none, and X_FIELD and Y_FIELD</source>
      <translation>mettez FORMAT sur none et indiquez X_FIELD et Y_FIELD</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>their grid reference cannot be read</source>
      <translation>leur référence de grille est illisible</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>their degrees, minutes and seconds cannot be read</source>
      <translation>leurs degrés, minutes et secondes sont illisibles</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>field '{name}'</source>
      <translation>le champ « {name} »</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>Coordinates are read from field '{name}', as latitude, longitude.</source>
      <translation>Les coordonnées sont lues dans le champ « {name} », comme latitude, longitude.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/layoutplaces.py" />
      <source>Field '{name}' holds {y:.10g}, {x:.10g}, whose first value cannot be a latitude: make points of it with 'Geometry by expression' (native:geometrybyexpression), longitude first.</source>
      <translation>Le champ « {name} » contient {y:.10g}, {x:.10g}, dont la première valeur ne peut pas être une latitude : faites-en des points avec « Géométrie par expression » (native:geometrybyexpression), la longitude d'abord.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/levels.py" />
      <source>Each row is a cell; LEVEL site makes sites of the 4G cells, by their numbers.</source>
      <translation>Chaque ligne est une cellule ; LEVEL site fait des sites des cellules 4G, d'après leurs numéros.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/naming.py" />
      <source>Ids such as {name} were shortened by a spreadsheet, so the stations are numbered by their rows: get the file again, and do not save it with a spreadsheet.</source>
      <translation>Des identifiants tels que {name} ont été abrégés par un tableur, les stations sont donc numérotées d'après leurs lignes : procurez-vous à nouveau le fichier, et ne l'enregistrez pas avec un tableur.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/naming.py" />
      <source>Where stations that do not merge share an id of the layout, the id of all but the first ends in -2, -3 and so on: {n:,} ({names}).</source>
      <translation>Là où des stations qui ne fusionnent pas ont un même identifiant du format, celui de toutes sauf la première finit par -2, -3, etc. : {n} ({names}).</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/naming.py" />
      <source>{n:,} station has no value in field '{id}': fill it in, leave the station out with FILTER, or rename the field so that new ids are made.</source>
      <translation>{n} station n'a pas de valeur dans le champ « {id} » : remplissez-la, écartez la station avec FILTER, ou renommez le champ pour que de nouveaux identifiants soient créés.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/naming.py" />
      <source>{n:,} stations have no value in field '{id}': fill it in, leave them out with FILTER, or rename the field so that new ids are made.</source>
      <translation>{n} stations n'ont pas de valeur dans le champ « {id} » : remplissez-le, écartez-les avec FILTER, ou renommez le champ pour que de nouveaux identifiants soient faits.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/naming.py" />
      <source>{n:,} id in field '{id}' belongs to several stations that do not merge ({ids}): make it unique, raise MERGE_DISTANCE if they are one site, or rename the field so that new ids are made.</source>
      <translation>{n} identifiant du champ « {id} » appartient à plusieurs stations qui ne fusionnent pas ({ids}) : rendez-le unique, augmentez MERGE_DISTANCE si elles forment un seul site, ou renommez le champ pour que de nouveaux identifiants soient créés.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/naming.py" />
      <source>{n:,} ids in field '{id}' belong to several stations that do not merge ({ids}): make them unique, raise MERGE_DISTANCE if they are one site, or rename the field so that new ids are made.</source>
      <translation>{n} identifiants du champ « {id} » appartiennent à plusieurs stations qui ne fusionnent pas ({ids}) : rendez-les uniques, augmentez MERGE_DISTANCE si elles sont un seul site, ou renommez le champ pour que de nouveaux identifiants soient faits.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/opening.py" />
      <source>Layout: {title}, by its first value; set FORMAT to none to read the file without a layout.</source>
      <translation>Format : {title}, d'après sa première valeur ; FORMAT none n'en prend aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/opening.py" />
      <source>Layout: {title}, by the names of the columns; set FORMAT to none to read the file without a layout.</source>
      <translation>Format : {title}, d'après les noms des colonnes ; FORMAT none n'en prend aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/opening.py" />
      <source> or </source>
      <translation> ou </translation>
    </message>
    <message>
      <location filename="../algorithms/stations/opening.py" />
      <source>INPUT looks like the second table of {title}: give it as DETAILS, and the table with the places of the stations as INPUT.</source>
      <translation>INPUT ressemble à la seconde table de {title} : donnez-la comme DETAILS, et la table des lieux des stations comme INPUT.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/opening.py" />
      <source>INPUT looks like a file of measurements ({title}), not of stations: make points of it with 'Prepare measurements' (deepmend:preparemeasurements), and give these as MEASUREMENTS to 'Calibrate stations' (deepmend:calibratestations) or 'Compare models' (deepmend:comparemodels). If it holds stations, set FORMAT to none.</source>
      <translation>INPUT ressemble à un fichier de mesures ({title}), non de stations : faites-en des points avec « Préparer les mesures » (deepmend:preparemeasurements), et donnez-les comme MEASUREMENTS à « Étalonner les stations » (deepmend:calibratestations) ou à « Comparer les modèles » (deepmend:comparemodels). S'il contient des stations, mettez FORMAT sur none.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/opening.py" />
      <source>Taken from the layout: {parameters}</source>
      <translation>Pris du format : {parameters}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Check FILTER, X_FIELD and Y_FIELD.</source>
      <translation>Vérifiez FILTER, X_FIELD et Y_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Check FILTER; if the coordinates are in fields, set X_FIELD and Y_FIELD.</source>
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
      <source>fields '{x}' and '{y}'</source>
      <translation>les champs « {x} » et « {y} »</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Fields '{x}' and '{y}' hold values that are not longitudes and latitudes, such as {east:.10g}, {north:.10g} in 1 row: set INPUT_CRS to the CRS they are in, or exchange X_FIELD and Y_FIELD, or drop that row with FILTER.</source>
      <translation>Les champs « {x} » et « {y} » contiennent des valeurs qui ne sont ni des longitudes ni des latitudes, par exemple {east:.10g}, {north:.10g}, dans 1 ligne : indiquez dans INPUT_CRS le SCR dans lequel elles sont, ou échangez X_FIELD et Y_FIELD, ou écartez cette ligne avec FILTER.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>Fields '{x}' and '{y}' hold values that are not longitudes and latitudes, such as {east:.10g}, {north:.10g} in {n:,} rows: set INPUT_CRS to the CRS they are in, or exchange X_FIELD and Y_FIELD, or drop those rows with FILTER.</source>
      <translation>Les champs « {x} » et « {y} » contiennent des valeurs qui ne sont ni des longitudes ni des latitudes, par exemple {east:.10g}, {north:.10g}, dans {n} lignes : indiquez dans INPUT_CRS le SCR dans lequel elles sont, ou échangez X_FIELD et Y_FIELD, ou écartez ces lignes avec FILTER.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>set X_FIELD to '{y}' and Y_FIELD to '{x}'</source>
      <translation>mettez « {y} » pour X_FIELD et « {x} » pour Y_FIELD</translation>
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
      <source>their coordinates are not in the country of the layout</source>
      <translation>leurs coordonnées ne sont pas dans le pays du format</translation>
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
      <source>Coordinates in degrees, minutes and seconds: {n:,}.</source>
      <translation>Coordonnées en degrés, minutes et secondes : {n}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/places.py" />
      <source>The CRS of fields '{x}' and '{y}' is not known: set INPUT_CRS to the one their values are in (EPSG:4326 for longitudes and latitudes).</source>
      <translation>Le SCR des champs « {x} » et « {y} » n'est pas connu : indiquez dans INPUT_CRS celui de leurs valeurs (EPSG:4326 pour des longitudes et latitudes).</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Prepare measurements</source>
      <translation>Préparer les mesures</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Makes a clean point layer of measurements, such as a phone's log of cells or a drive test: a place, a time, and the id of the station that served there. It is what 'Compare models' and 'Calibrate stations' take as MEASUREMENTS.
Places that are not exact enough are dropped, and one in each square is drawn, so that no road counts twice. The log says what was dropped and why.</source>
      <translation>Fait une couche de points propre à partir de mesures, par exemple les cellules notées par un téléphone ou une campagne de mesures en voiture : un lieu, une heure et l'identifiant de la station qui y a servi. C'est ce que « Comparer les modèles » et « Étalonner les stations » prennent comme MEASUREMENTS.
Les lieux trop imprécis sont écartés, et un seul est tiré par carré, pour qu'aucune route ne compte deux fois. Le journal dit ce qui a été écarté et pourquoi.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Points with serving (the id of the station that served), time (ISO 8601), operator, of 4G cells enb (the number of the site) and sector (that of the cell there), and all fields of INPUT.</source>
      <translation>Points avec serving (l'identifiant de la station qui a servi), time (ISO 8601), operator, pour les cellules 4G enb (le numéro du site) et sector (celui de la cellule sur ce site), et tous les champs de INPUT.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Point layer, or table with coordinates, with a row for each measurement, such as the export of TowerCollector or G-NetTrack.</source>
      <translation>Couche de points, ou table avec des coordonnées, avec une ligne par mesure, par exemple l'export de TowerCollector ou de G-NetTrack.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>A named layout gives columns of coordinates, their CRS, time, accuracy, operator and cells, where these are left empty. auto recognises it by the names of the columns, and the log says which was taken; none switches layouts off.</source>
      <translation>Un format connu donne les colonnes des coordonnées, leur SCR, l'heure, la précision, l'opérateur et les cellules, là où ils sont laissés vides. auto le reconnaît aux noms des colonnes, et le journal dit lequel a été pris ; none n'en prend aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Expression that is true for the measurements to keep, such as net_type = 'LTE'.</source>
      <translation>Expression vraie pour les mesures à garder, par exemple net_type = 'LTE'.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Field with the id of the station that served, or an expression that gives it, such as floor(cell_id / 256) for the site of a 4G cell. Without it: what the layout says, such as country, network, area and cell with - between; else a field with a usual name.</source>
      <translation>Champ de l'identifiant de la station qui a servi, ou expression qui le donne, par exemple floor(cell_id / 256) pour le site d'une cellule 4G. Sans lui : ce que dit le format, par exemple pays, réseau, zone et cellule séparés par - ; sinon un champ au nom usuel.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Whether serving is the id of the cell, or of its site, which for 4G is the number of the cell divided by 256. auto takes what most stations of STATIONS are known by, and the cell without it.</source>
      <translation>Si serving est l'identifiant de la cellule, ou celui de son site, qui en 4G est le numéro de la cellule divisé par 256. auto prend ce qui correspond le plus souvent à STATIONS, et la cellule sans elle.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Time field</source>
      <translation>Champ de l'heure</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Field with the time of the measurement.</source>
      <translation>Champ de l'heure de la mesure.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Field that tells operators apart; without it country and network, where the layout has them.</source>
      <translation>Champ qui distingue les opérateurs ; sans lui, le pays et le réseau, si le format les a.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>The stations that the measurements are for, as 'Prepare stations' gives them. The log says how many measurements are of one of them, and names ids that are not; a cell that was merged into a station gets that station's id.</source>
      <translation>Les stations auxquelles les mesures sont destinées, telles que les donne « Préparer les stations ». Le journal dit combien de mesures sont de l'une d'elles, et nomme des identifiants qui n'y sont pas ; une cellule fusionnée dans une station reçoit l'identifiant de cette station.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Field of STATIONS with the ids of the stations; by default station_id.</source>
      <translation>Champ de STATIONS avec les identifiants des stations ; sans lui, station_id.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Accuracy field</source>
      <translation>Champ de précision</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Field with how exact the place is, metres. Without it a field with a usual name.</source>
      <translation>Champ de la précision du lieu, en mètres. Sans lui, un champ au nom usuel.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Places that may be farther off than this, metres, are dropped; those without an accuracy are kept. 0 keeps all.</source>
      <translation>Les lieux qui peuvent être faux de plus que cela, en mètres, sont écartés ; ceux sans précision sont gardés. 0 les garde tous.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Side of squares, metres, in each of which one measurement is drawn at random, whatever station served. 0 keeps all.</source>
      <translation>Côté des carrés, en mètres, dans chacun desquels une mesure est tirée au hasard, quelle que soit la station qui a servi. 0 les garde toutes.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>The same seed draws the same measurements.</source>
      <translation>La même graine tire les mêmes mesures.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>CRS of the output. Without it: the input's, if its distances are true to 1 % there, else the local UTM zone.</source>
      <translation>SCR du résultat. Sans lui : celui de l'entrée, si ses distances y sont justes à 1 % près, sinon la zone UTM locale.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>measurement,drive test,log,crowdsourced,serving cell,TowerCollector,thin</source>
      <translation>mesure,campagne de mesures,journal,participatif,cellule,TowerCollector,éclaircir</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Prepared measurements</source>
      <translation>Mesures préparées</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Measurements written</source>
      <translation>Mesures écrites</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Measurements dropped</source>
      <translation>Mesures écartées</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Stations that served</source>
      <translation>Stations qui ont servi</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Measurements whose station is in STATIONS</source>
      <translation>Mesures dont la station est dans STATIONS</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Sites or cells</source>
      <translation>Sites ou cellules</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Accuracy at most (metres)</source>
      <translation>Imprécision maximale (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>One in each square of (metres)</source>
      <translation>Une par carré de (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Seed</source>
      <translation>Graine</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Target CRS</source>
      <translation>SCR cible</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>they cannot be transformed to {crs}</source>
      <translation>elles n'ont pas de lieu en {crs}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Measurements: {n:,} written, {dropped:,} dropped; stations that served: {stations:,}</source>
      <translation>Mesures : {n} écrites, {dropped} écartées ; stations qui ont servi : {stations}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>INPUT looks like a file of stations ({title}), not of measurements: give it to 'Prepare stations' (deepmend:preparestations). If it holds measurements, set FORMAT to none.</source>
      <translation>INPUT ressemble à un fichier de stations ({title}), non de mesures : donnez-le à « Préparer les stations » (deepmend:preparestations). S'il contient des mesures, mettez FORMAT sur none.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparemeasurements.py" />
      <source>Accuracy is read from field '{name}', metres.</source>
      <translation>La précision est lue dans le champ « {name} », en mètres.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Makes a clean point layer of stations from any layer or table: drops what has no position, keeps what is in or near the region, and merges stations at one place into one site.
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
      <source>Point layer, or table with coordinates, such as a CSV, a text file, a spreadsheet or JSON. Give all stations of the deployment: 'Selected features only' and filters drop neighbours, and the maps of the others grow into their place.</source>
      <translation>Couche de points, ou table avec des coordonnées, par exemple un CSV, un fichier texte, un classeur ou du JSON. Donnez toutes les stations du déploiement : « Entité(s) sélectionnée(s) uniquement » et les filtres écartent des voisines, et les cartes des autres s'étendent à leur place.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>A named layout gives columns of coordinates, their CRS, and the fields of operators and azimuths, where these are left empty. auto recognises it by the names of the columns, and the log says which was taken; none switches layouts off.</source>
      <translation>Un format connu donne les colonnes des coordonnées, leur SCR, et les champs des opérateurs et des azimuts, là où ils sont laissés vides. auto le reconnaît aux noms des colonnes, et le journal dit lequel a été pris ; none n'en prend aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Expression that is true for the stations to keep, such as operator = 'A'. What it leaves out no longer counts as a neighbour either.</source>
      <translation>Expression vraie pour les stations à garder, par exemple operator = 'A'. Ce qu'elle écarte ne compte plus non plus comme voisine.</translation>
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
      <source>Table with a row for each antenna or cell of a station of INPUT, such as ANFR's SUP_ANTENNE or ACMA's device details. Each station then becomes as many rows as it has there. They are joined by the columns that the layout names, else by those that both tables have.</source>
      <translation>Table avec une ligne par antenne ou cellule d'une station de INPUT, par exemple SUP_ANTENNE de l'ANFR ou device_details de l'ACMA. Chaque station devient alors autant de lignes qu'elle y en a. Elles sont jointes par les colonnes que nomme le format, sinon par celles qu'ont les deux tables.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Fields that each name an operator</source>
      <translation>Champs qui nomment chacun un opérateur</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Fields of a table with a row for each mast, each with the name of one of its operators, or each named like an operator with yes or no in it. A mast then becomes a station for each of its operators, whose name is in the field operator.</source>
      <translation>Champs d'une table avec une ligne par pylône, contenant chacun le nom d'un de ses opérateurs, ou portant chacun le nom d'un opérateur et contenant oui ou non. Un pylône devient alors une station pour chacun de ses opérateurs, dont le nom est dans le champ operator.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>site makes one station of all cells of a site, whatever their azimuths; 4G cells whose numbers tell their site, as in OpenCelliD, go to the mean of their places. cell keeps each cell, with the id of its site in the field site_id. auto keeps cells apart where there are azimuths, and makes sites of the rest.</source>
      <translation>site fait une station de toutes les cellules d'un site, quels que soient leurs azimuts ; les cellules 4G dont les numéros disent le site, comme dans OpenCelliD, vont à la moyenne de leurs lieux. cell garde chaque cellule, avec l'identifiant de son site dans le champ site_id. auto garde les cellules séparées là où il y a des azimuts, et fait des sites du reste.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/preparestations.py" />
      <source>Points with all fields of INPUT and: station_id (if there is none: the running number of the row in INPUT, from 1), n_merged (how many stations became this site, 1 if nothing merged), merged_ids (their ids, joined by ;), and with REGION in_region (1 inside, 0 a neighbour).</source>
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
      <source>Second table</source>
      <translation>Seconde table</translation>
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
      <location filename="../algorithms/stations/records.py" />
      <source>their coordinates are 0, 0, as where the place is not known</source>
      <translation>leurs coordonnées sont 0, 0, comme là où le lieu n'est pas connu</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>one of their coordinates is 0, far from all other stations</source>
      <translation>une de leurs coordonnées est 0, loin de toutes les autres stations</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>Measurements read: {n:,}, in {crs}</source>
      <translation>Mesures lues : {n}, en {crs}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} station read, in {crs}</source>
      <translation>{n} station lue, en {crs}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} stations read, in {crs}</source>
      <translation>{n} stations lues, en {crs}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>No measurement is left: {losses}.</source>
      <translation>Il ne reste aucune mesure : {losses}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>No station is left: {losses}.</source>
      <translation>Il ne reste aucune station : {losses}.</translation>
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
      <source>INPUT has no rows: choose a layer or table with at least one measurement.</source>
      <translation>INPUT n'a pas de lignes : choisissez une couche ou une table avec au moins une mesure.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>INPUT has no rows: choose a layer or table with at least one station.</source>
      <translation>INPUT n'a pas de lignes : choisissez une couche ou une table avec au moins une station.</translation>
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
      <source>FILTER is not true for them</source>
      <translation>FILTER n'est pas vrai pour elles</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} multipoint was split into its points, each a station with an id ending in -1, -2 and so on; the values in its fields are repeated, not divided.</source>
      <translation>{n} multipoint a été divisé en ses points, chacun une station dont l'identifiant se termine par -1, -2, etc. ; les valeurs de ses champs sont répétées, non divisées.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/records.py" />
      <source>{n:,} multipoints were split into their points, each a station with an id ending in -1, -2 and so on; the values in their fields are repeated, not divided.</source>
      <translation>{n} multipoints ont été divisés en leurs points, chacun une station dont l'identifiant se termine par -1, -2, etc. ; les valeurs de leurs champs sont répétées, non divisées.</translation>
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
      <source>Whole number, 0 or more. Another seed gives another deployment.</source>
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
      <location filename="../algorithms/stations/servers.py" />
      <source>STATIONS has no stations: choose a layer with at least one, or none.</source>
      <translation>STATIONS n'a pas de stations : choisissez une couche qui en a au moins une, ou aucune couche.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/servers.py" />
      <source>Serving stations that are not in STATIONS: {n:,} ({names}).</source>
      <translation>Stations qui ont servi et ne sont pas dans STATIONS : {n} ({names}).</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/servers.py" />
      <source>Measurements served by a station of STATIONS: {n:,} of {total:,}.</source>
      <translation>Mesures servies par une station de STATIONS : {n} sur {total}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/servers.py" />
      <source>STATIONS has no field {id}: choose the one with the ids as ID_FIELD.</source>
      <translation>STATIONS n'a pas de champ {id} : choisissez celui des identifiants comme ID_FIELD.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/servers.py" />
      <source>No serving station is in STATIONS: measurements have ids such as {names}, stations such as {ids}. Choose SERVING_FIELD, LEVEL, or ID_FIELD of STATIONS.</source>
      <translation>Aucune station qui a servi n'est dans STATIONS : les mesures ont des identifiants tels que {names}, les stations {ids}. Choisissez SERVING_FIELD, LEVEL, ou l'ID_FIELD de STATIONS.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>X or longitude field (tables)</source>
      <translation>Champ x ou longitude (tables)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>Field with the x coordinate, easting or longitude. For tables without geometry only: without it a field named longitude, lon, x, easting or the like is taken, and the log says which. Decimal commas are understood.</source>
      <translation>Champ de la coordonnée x, de l'abscisse ou de la longitude. Pour les tables sans géométrie seulement : sans lui, un champ nommé longitude, lon, x, easting ou de façon semblable est pris, et le journal dit lequel. Les virgules décimales sont comprises.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>Y or latitude field (tables)</source>
      <translation>Champ y ou latitude (tables)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>Field with the y coordinate, northing or latitude; set both fields or neither.</source>
      <translation>Champ de la coordonnée y, de l'ordonnée ou de la latitude ; indiquez les deux champs ou aucun.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>CRS that the coordinates of a table, or of a layer without CRS, are in. Without it EPSG:4326 is taken where names and values of both fields are those of degrees.</source>
      <translation>SCR des coordonnées d'une table, ou d'une couche sans SCR. Sans lui, EPSG:4326 est pris si les noms et les valeurs des deux champs sont ceux de degrés.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>Filter</source>
      <translation>Filtre</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>Layout of the file</source>
      <translation>Format du fichier</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>FORMAT is {name}, whose files have the columns {names}, but INPUT lacks some of them: choose auto, or none.</source>
      <translation>FORMAT est {name}, dont les fichiers ont les colonnes {names}, mais il en manque à INPUT : choisissez auto, ou none.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/sources.py" />
      <source>{name} must be 0 or a positive number of metres, not {value:g}.</source>
      <translation>{name} doit être 0 ou un nombre positif de mètres, et non {value:g}.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/spreadsheet.py" />
      <source>{path} cannot be read as a spreadsheet: is it whole? Get it again, or save it as CSV.</source>
      <translation>{path} ne peut pas être lu comme un classeur : est-il entier ? Procurez-vous-le à nouveau, ou enregistrez-le en CSV.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>SUM_FIELDS (fields to add up)</source>
      <translation>SUM_FIELDS (champs à additionner)</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>{n:,} station has no value in GROUP_FIELD: it is taken as a group of its own, and the tools that make maps will refuse it.</source>
      <translation>{n} station n'a pas de valeur dans GROUP_FIELD : elle est prise comme un groupe à part, et les outils qui font des cartes la refuseront.</translation>
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
      <source>{field}: {total} at {n:,} stations that were left out.</source>
      <translation>{field} : {total} dans {n} stations qui ont été écartées.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/stationfeatures.py" />
      <source>SUM_FIELDS names '{field}', which holds '{value}' at station {station}: only numbers can be added up, so choose another field or correct the value.</source>
      <translation>SUM_FIELDS nomme « {field} », qui contient « {value} » à la station {station} : seuls des nombres s'additionnent. Choisissez un autre champ ou corrigez la valeur.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>the file ends within them</source>
      <translation>le fichier finit au milieu d'elles</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>{path}: sheet '{name}'</source>
      <translation>{path} : feuille « {name} »</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>they have more values than there are columns</source>
      <translation>elles ont plus de valeurs qu'il n'y a de colonnes</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>without a line of names</source>
      <translation>sans ligne de noms</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>names in row {row}</source>
      <translation>noms à la ligne {row}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>{path} is an empty spreadsheet.</source>
      <translation>{path} est un classeur vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>(not read: {names})</source>
      <translation>(non lues : {names})</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>There are too many values in {odd:,} of {n:,} rows of {path} (its line of names has {columns}): decimal commas without quotation marks, or several separators, may be why. Save it with semicolons between the values.</source>
      <translation>Il y a trop de valeurs dans {odd} des {n} lignes de {path} (sa ligne de noms en a {columns}) : des virgules décimales sans guillemets, ou plusieurs séparateurs, peuvent en être la cause. Enregistrez-le avec des points-virgules entre les valeurs.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>{path} ends in the middle of row {row}, which is left out: the file was cut off, get it again.</source>
      <translation>{path} finit au milieu de la ligne {row}, qui est écartée : le fichier a été coupé, procurez-vous-le à nouveau.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/tablefile.py" />
      <source>The last line of {path} has no end, and its last value, {value}, is shorter than all others: if the file was cut off, row {row} is wrong.</source>
      <translation>La dernière ligne de {path} n'a pas de fin, et sa dernière valeur, {value}, est plus courte que toutes les autres : si le fichier a été coupé, la ligne {row} est fausse.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/textfile.py" />
      <source>{path}: {encoding}, separator {separator}</source>
      <translation>{path} : {encoding}, séparateur {separator}</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/textfile.py" />
      <source>{path}: from row {row} on it cannot be split into values, because a quotation mark has no end; correct that row, or get the file again.</source>
      <translation>{path} : à partir de la ligne {row}, il ne peut pas être découpé en valeurs, car un guillemet n'est pas refermé ; corrigez cette ligne, ou procurez-vous à nouveau le fichier.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/textfile.py" />
      <source>tab</source>
      <translation>tabulation</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/textfile.py" />
      <source>{path} is not text: give a table as CSV, text, JSON or a spreadsheet.</source>
      <translation>{path} n'est pas du texte : donnez une table en CSV, en texte, en JSON ou dans un classeur.</translation>
    </message>
    <message>
      <location filename="../algorithms/stations/textfile.py" />
      <source>{path} is packed ({ending}): unpack it, and give the table inside.</source>
      <translation>{path} est compressé ({ending}) : décompressez-le, et donnez la table qu'il contient.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Calibrate stations</source>
      <translation>Étalonner les stations</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Finds, from places where the serving station is known, how strong each station is relative to the others (its gain) and how compact the network is (BETA). Use both in the other tools: the field 'gain' as GAIN_FIELD, and BETA.
Stations with few measurements keep a gain near 0. Part of the measurements is held out, and the log says how well the models fit there before and after: in whole squares of 1 km, far from measurements used for the fit, and in squares of 200 m between such measurements. Gains help near measured places; farther away they may not.</source>
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
      <source>Points where the serving station is known, for example from a drive test. One point in each square of 50 m counts, drawn at random.</source>
      <translation>Points où l'on sait quelle station a servi, comme lors d'une campagne de mesures. Un lieu par carré de 50 m compte, tiré au sort.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Whole number, 0 or more. Another seed holds out other squares.</source>
      <translation>Nombre entier de 0 ou plus ; un autre met à part d'autres carrés.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>All stations with their fields, and gain (dB, relative to the others), gain_sd (its standard deviation, dB) and measured (number of places that the station served).</source>
      <translation>Toutes les stations avec leurs champs et : gain (dB, par rapport aux autres), gain_sd (son écart-type, dB) et measured (lieux que la station a servis).</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Report with the scores on the held-out places, before and after, and reliability curves.</source>
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
      <source>Share of the antenna pattern that remains</source>
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
      <source>The gains did not help on the held-out places: use them with care, or not at all.</source>
      <translation>Sur ce qui a été mis à part, les gains n'ont rien apporté : utilisez-les avec prudence, ou pas du tout.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>BETA {beta:.2f}; standard deviation of the gains {deviation:.1f} dB, of their prior {spread:g} dB</source>
      <translation>BETA {beta:.2f} ; écart-type des gains {deviation:.1f} dB, de leur loi a priori {spread:g} dB</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>INPUT has {n} groups, but one network is calibrated at a time: filter INPUT to one group, and run the tool once for each.</source>
      <translation>INPUT a {n} groupes, mais un seul réseau est étalonné à la fois : écartez les autres par un filtre, ou lancez l'outil pour chacun.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{n:,} measurement is not used: at least 24 sites are nearer to it than the station that served it.</source>
      <translation>{n} mesure n'est pas utilisée : au moins 24 sites sont plus proches d'elle que la station qui l'a servie.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{n:,} measurements are not used: at least 24 sites are nearer to them than the station that served them.</source>
      <translation>{n} mesures ne sont pas utilisées : au moins 24 sites sont plus proches d'elles que la station qui les a servies.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Only {n:,} places of MEASUREMENTS can be used, one in each square of 50 m, but at least {least} are needed: give more measurements.</source>
      <translation>Seuls {n} lieux de MEASUREMENTS sont utilisables, un par carré de 50 m, mais il en faut au moins {least} : donnez davantage de mesures.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>All MEASUREMENTS were served by one station, {name}, but gains are differences between stations: give measurements of several stations.</source>
      <translation>Toutes les MEASUREMENTS ont été servies par une seule station, {name} : les gains sont des différences, donnez donc des mesures de plusieurs stations.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{n:,} of {total:,} stations served no measurement: its gain stays near 0.</source>
      <translation>{n} station sur {total} n'a servi aucune mesure : son gain reste proche de 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{n:,} of {total:,} stations served no measurement: their gains stay near 0.</source>
      <translation>{n} stations sur {total} n'ont servi aucune mesure : leur gain reste proche de 0.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>Share of the antenna pattern that remains: {pattern:.2f} (the models use 0.3)</source>
      <translation>Part restante du diagramme des antennes : {pattern:.2f} (0,3 est en usage)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibratestations.py" />
      <source>{model}, {n:,} places held out {where}: log score {before:.3f} before, {after:.3f} after; accuracy {right_before:.1%} before, {right_after:.1%} after</source>
      <translation>{model}, {n} lieux mis à part {where} : score logarithmique {before:.3f} avant, {after:.3f} après ; exactitude {right_before:.1%} avant, {right_after:.1%} après</translation>
    </message>
    <message>
      <location filename="../algorithms/training/calibrationpage.py" />
      <source>Before: the default BETA and no gains. Squares of 1 km contain no measurement used for the fit; squares of 200 m are between such measurements. Log score: mean of -ln P of the serving station. Brier score: mean squared error of P over the stations. Smaller is better for both. The gains in the output were fitted to all places.</source>
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
      <source>Places used for the fit</source>
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
      <source>used for training</source>
      <translation>pour apprendre</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>used to choose the epoch</source>
      <translation>pour choisir l'époque</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Training of the student 'best'</source>
      <translation>Apprentissage de l'élève « best »</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Over {n:,} station held out: it took no part in training.</source>
      <translation>Sur {n} station mise à part : elle n'a pas servi à l'apprentissage.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Over {n:,} stations held out: they took no part in training.</source>
      <translation>Sur {n} stations mises à part : elles n'ont pas servi à l'apprentissage.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/page.py" />
      <source>Mean KS distance on the student's own lattices, epoch by epoch. Epoch {epoch} was kept because it was best on the validation stations.</source>
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
      <source>Makes maps that look like an operator's, for stations whose true maps are not available: to try out and compare models, and to train on.
A radio network is simulated: signals weaken with distance (3GPP TR 38.901, for rural areas, towns and street canyons), hills and buildings shadow them, antennas point in three directions (or as AZIMUTH_FIELD says), heights and powers vary; the strongest station serves. Everything that the positions do not determine is drawn at random, so the maps are right as a whole but not for any one real station. The same seed and settings give the same maps.</source>
      <translation>Produit des cartes semblables à celles d'un opérateur, pour des stations dont les vraies cartes ne sont pas disponibles : pour essayer et comparer des modèles, et pour l'apprentissage.
Un réseau radio est simulé : les signaux faiblissent avec la distance (3GPP TR 38.901, à la campagne, en ville, dans les rues), les collines et les bâtiments les masquent, les antennes pointent dans trois directions (ou comme le dit AZIMUTH_FIELD), les hauteurs et les puissances varient ; la station la plus forte sert. Tout ce que les positions ne disent pas est tiré au sort : les cartes sont justes dans l'ensemble, mais pour aucune station réelle en particulier. La même graine et les mêmes réglages donnent les mêmes cartes.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Height of devices (metres)</source>
      <translation>Hauteur des appareils (mètres)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Height of the devices above ground: 1.5 m at street level.</source>
      <translation>Hauteur des appareils au-dessus du sol : 1,5 m dans la rue.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Spread of power (dB)</source>
      <translation>Dispersion de la puissance (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>How much the stations' power varies (standard deviation). At 0 all are equally strong; the larger it is, the farther strong stations reach into the areas of others.</source>
      <translation>De combien la puissance des stations varie (écart-type). À 0 toutes sont également fortes ; plus elle est grande, plus certaines stations portent loin dans les cellules des autres.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Shadowing (dB)</source>
      <translation>Effet de masque (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>How much hills and buildings weaken or strengthen signals from place to place (standard deviation). The larger it is, the more ragged the maps, with islands far from the station.</source>
      <translation>De combien collines et bâtiments affaiblissent ou renforcent les signaux d'un lieu à l'autre (écart-type). Plus il est grand, plus les cartes sont déchiquetées, avec des îlots loin de la station.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Shared part of shadowing</source>
      <translation>Part commune de l'effet de masque</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Part of the shadowing that is the same for all stations at a place, such as in a valley. The larger it is, the less it matters which station serves.</source>
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
      <source>Variation of signals in time that remains after a device has averaged them (standard deviation). The larger it is, the softer the borders between stations.</source>
      <translation>Variation des signaux dans le temps qui reste une fois qu'un appareil l'a moyennée (écart-type). Plus elle est grande, plus les limites entre stations sont floues.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Hysteresis (dB)</source>
      <translation>Hystérésis (dB)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>A device changes to another station only if that one is stronger by this much. This softens the borders too.</source>
      <translation>Un appareil ne quitte sa station que pour une autre plus forte de cette valeur. Cela aussi rend les limites floues.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Sensitivity of devices (dBm)</source>
      <translation>Sensibilité des appareils (dBm)</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Signal strength (per reference signal) below which a device has no service. Useful values are -140 to -90; the higher it is, the more places far from all stations have no service.</source>
      <translation>Signal (par signal de référence) au-dessous duquel un appareil n'a pas de service ; de -140 à -90 sont utiles. Plus il est élevé, plus de lieux éloignés de toute station n'en ont pas.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Whole number, 0 or more. Another seed gives other maps of the same kind.</source>
      <translation>Nombre entier de 0 ou plus ; un autre donne d'autres cartes du même genre.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Raster with the number of devices or people in each grid cell, in any CRS and cell size (its first band). If empty, devices are spread evenly over the region. If you later use the same population as a prior with these maps, it counts twice.</source>
      <translation>Raster du nombre d'appareils ou de personnes dans chaque cellule, dans n'importe quel SCR et à n'importe quelle taille de cellule (sa première bande). Sans lui les appareils sont partout pareils dans la région. Si vous utilisez plus tard la même population comme a priori avec ces cartes, elle compte deux fois.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Possible values: {low:g} to {high:g}{unit}.</source>
      <translation>Valeurs possibles : de {low:g} à {high:g}{unit}.</translation>
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
      <source>Field with the height of each station's antennas above ground, in metres. Heights outside {low:g} to {high:g} m are set to the nearer limit. Where it is empty or not given, heights are drawn at random.</source>
      <translation>Champ de la hauteur des antennes de chaque station au-dessus du sol, en mètres ; les hauteurs hors de {low:g} à {high:g} sont prises pour la plus proche des deux. Là où il est vide, ou sans lui, les hauteurs sont tirées au hasard.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Antenna heights are known for {n:,} of {total:,} stations; the others are drawn at random.</source>
      <translation>Hauteurs d'antenne connues pour {n} stations sur {total} ; celles des autres sont tirées au hasard.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Frequencies of the network in GHz, separated by commas. Low frequencies reach far and into shadowed places, high ones do not. {range}</source>
      <translation>Fréquences du réseau, en GHz, séparées par des virgules : les basses portent loin et jusque dans l'ombre, les hautes non. {range}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Median of the heights that are drawn at random. If empty: {rural:g} m in rural areas, {urban:g} m in towns, {micro:g} m where stations are close together. {range}</source>
      <translation>Milieu des hauteurs tirées au hasard. Sans elle : {rural:g} m à la campagne, {urban:g} m en ville, {micro:g} m là où les stations sont proches les unes des autres. {range}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Radio simulator, version {version}, seed {seed}: {settings}</source>
      <translation>Simulateur radio, version {version}, graine {seed} : {settings}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>POPULATION is 0 everywhere it serves; leave it out with STATIONS</source>
      <translation>POPULATION est nulle partout où elle sert ; écartez cette station avec STATIONS</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>{n:,} antenna height is outside {low:g} to {high:g} m, where the propagation model is valid, and is set to the nearer limit.</source>
      <translation>{n} hauteur d'antenne est hors de {low:g} à {high:g} m, où le modèle de propagation est valable : elle est ramenée à la limite la plus proche.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>{n:,} antenna heights are outside {low:g} to {high:g} m, where the propagation model is valid, and are set to the nearer limit.</source>
      <translation>{n} hauteurs d'antenne sont hors de {low:g} à {high:g} m, où le modèle de propagation est valable : elles sont ramenées à la limite la plus proche.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>FREQUENCIES must be numbers separated by commas, such as {example}, not '{text}'</source>
      <translation>FREQUENCIES doit être une liste de nombres séparés par des virgules, tels que {example}, et non « {text} »</translation>
    </message>
    <message>
      <location filename="../algorithms/training/simulategroundtruth.py" />
      <source>Invalid radio settings: {problem}.</source>
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
Whole blocks of neighbouring stations are held out: they take no part in training, and their full maps, before and after, give the KS distances that are reported. Of the other stations one in six, also in blocks, serves to choose the epoch that is kept; if none is better, the weights stay as they were. The rest is used for training. Stations along the edges of the blocks still share neighbours and hills, so places far away may gain less than the report says.
Needs PyTorch, which does not come with QGIS; if it is missing, the tool says how to install it.</source>
      <translation>Affine l'élève « best » sur vos propres cartes vraies, et écrit un fichier de poids que « Cartes de diffusion DeepMEND » prend pour WEIGHTS (avec STUDENT = best).
Des blocs entiers de stations voisines sont mis à part : ils ne servent ni à apprendre ni à choisir, et leurs cartes complètes, avant et après, donnent les distances KS du rapport. Parmi les autres, une sur six, en blocs aussi, choisit l'époque qui est gardée, qui peut être aucune (les poids restent alors ce qu'ils étaient) ; le reste sert à apprendre. Les stations au bord des blocs partagent encore voisines et collines : des lieux éloignés peuvent donc gagner moins que ne le dit le rapport.
Nécessite PyTorch, qui n'est pas fourni avec QGIS : s'il manque, l'outil dit comment l'obtenir.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Side of the grid cells, in metres, in which maps are compared. If empty: that of the ground truth. The student itself does not depend on the cell size.</source>
      <translation>Côté d'une cellule de la grille, en mètres, où les cartes sont comparées. Sans lui : celui de la vérité terrain. L'élève lui-même ne connaît pas de taille de cellule.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>How many times training goes through all stations. Few maps need more epochs than many.</source>
      <translation>Combien de fois toutes les stations sont parcourues. Moins il y a de cartes, plus il faut d'époques.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Share of the stations, 0.05 to 0.5, that is held out to measure the KS distances before and after. Whole blocks of neighbours are held out.</source>
      <translation>Part des stations, de 0,05 à 0,5, en blocs entiers de voisines, mises à part pour mesurer les distances KS avant et après.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Whole number, 0 or more. It sets which blocks are held out and the order of the stations. On a CPU, the same input and seed give the same file.</source>
      <translation>Nombre entier de 0 ou plus : quels blocs sont mis à part, et dans quel ordre les stations sont parcourues. Sur un processeur, les mêmes entrées et la même graine donnent le même fichier.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Start weights</source>
      <translation>Poids de départ</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Weights of the student 'best' to start from, such as a file that this tool wrote for other stations (for the same ones, held-out stations may have been used for training before). If empty: those that come with the plugin.</source>
      <translation>Fichier de poids de l'élève « best » d'où partir, par exemple un que cet outil a écrit (d'autres stations, sinon celles mises à part ont pu servir à apprendre auparavant). Sans lui : ceux de l'extension.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>The largest step of training. Lower it if the curves in the report jump, raise it if they hardly fall.</source>
      <translation>Jusqu'où va un pas au plus. Plus petit si les courbes du rapport sautent, plus grand si elles ne descendent guère.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>File of weights (safetensors), which also records what the student was trained on, how, and the KS distances reached.</source>
      <translation>Fichier de poids, safetensors, qui dit aussi de quoi il a été appris, comment, et avec quelles distances KS.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Report with the training curves, the held-out KS distances before and after, those of Voronoi and the density model, and the settings.</source>
      <translation>Page avec les courbes d'apprentissage, les distances KS des stations mises à part avant et après, celles de Voronoï et du modèle de densité, et les réglages.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>No epoch was better than the start weights on the validation stations, so the file holds the start weights. Try a smaller LEARNING_RATE, or more stations.</source>
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
      <source>Stations for training: {:,}; for choosing the epoch: {:,}; held out: {:,}</source>
      <translation>Stations pour apprendre : {} ; pour choisir l'époque : {} ; mises à part : {}</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>The student did not improve on the held-out stations: keep the weights that it started from.</source>
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
      <source>GROUND_TRUTH has too few true maps: training needs at least {least} stations, and it has {n:,}. Add more.</source>
      <translation>GROUND_TRUTH a trop peu de cartes vraies : l'apprentissage demande au moins {least} stations, et il en a {n}. Ajoutez-en.</translation>
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
      <source>{name} cannot be used here, because training takes maps of sites, not of cells: leave it empty.</source>
      <translation>{name} ne peut pas être utilisé ici : l'apprentissage prend des cartes de sites, non de leurs cellules. Laissez-le vide.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/trainstudent.py" />
      <source>Training failed: {problem}.</source>
      <translation>L'apprentissage a échoué : {problem}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/truemaps.py" />
      <source>{n:,} station is left out because most of its true map is far away from it: {names}.</source>
      <translation>{n} station est laissée de côté parce que la plus grande partie de sa carte vraie est loin d'elle : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/truemaps.py" />
      <source>{n:,} stations are left out because most of their true map is far away from them: {names}.</source>
      <translation>{n} stations sont laissées de côté parce que la plus grande partie de leur carte vraie est loin d'elles : {names}.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/truemaps.py" />
      <source>{n:,} station has no band in GROUND_TRUTH: it only counts as a neighbour.</source>
      <translation>{n} station n'a pas de bande dans GROUND_TRUTH : elle ne compte que comme voisine.</translation>
    </message>
    <message>
      <location filename="../algorithms/training/truemaps.py" />
      <source>{n:,} stations have no band in GROUND_TRUTH: they only count as neighbours.</source>
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
      <source>A trained network, the student that you choose.</source>
      <translation>Un réseau de neurones entraîné : l'élève que vous choisissez.</translation>
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
      <source>Several Dask workers died on the same part of the work, most likely because they ran out of memory: start workers with more memory, or with fewer threads each.</source>
      <translation>Plusieurs machines Dask se sont arrêtées sur une même partie du travail, sans doute faute de mémoire : démarrez-les avec plus de mémoire, ou moins de fils chacune.</translation>
    </message>
    <message>
      <location filename="../models/cluster.py" />
      <source>The Dask scheduler at {address} cannot be reached: check that it is running and that no firewall blocks it, or leave SCHEDULER empty.</source>
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
      <source>The Dask scheduler stopped during the work ({problem}): start it again, and run the tool again.</source>
      <translation>L'ordonnanceur Dask s'est arrêté au milieu du travail ({problem}) : redémarrez-le, puis relancez l'outil.</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>A network that corrects the density model according to where the surrounding stations are.</source>
      <translation>Un réseau de neurones qui corrige le modèle de densité d'après la disposition des stations alentour.</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>cpu (this student needs no torch)</source>
      <translation>cpu (cet élève se passe de torch)</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>its features are not those that this version computes</source>
      <translation>ses caractéristiques ne sont pas celles que calcule cette version</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>its widths of hidden layers are not valid: {hidden}</source>
      <translation>ses couches cachées ont des largeurs impossibles : {hidden}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/best.py" />
      <source>beta must be a positive number, not {beta}</source>
      <translation>bêta doit être un nombre positif, et non {beta}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/fine_tuning.py" />
      <source>the weights are no longer finite: choose a smaller learning rate</source>
      <translation>les poids ne sont plus des nombres finis : choisissez un taux d'apprentissage plus petit</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>The published network, an SDU-Net with three features computed from distances.</source>
      <translation>Le réseau publié, un SDU-Net qui voit trois caractéristiques des distances.</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>the student's output is not finite: use other weights</source>
      <translation>la sortie de l'élève n'est pas finie : utilisez d'autres poids</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>the student works in grid cells of {cell:g} m, and the window has {columns:,} x {rows:,} of them: make the window smaller</source>
      <translation>l'élève travaille en cellules de {cell:g} m, et la fenêtre en a {columns} x {rows} : réduisez la fenêtre</translation>
    </message>
    <message>
      <location filename="../models/deepmend/paper.py" />
      <source>its network of {} channels, depth {}, {} inputs is not known</source>
      <translation>son réseau de {} canaux, profondeur {}, {} entrées n'est pas connu</translation>
    </message>
    <message>
      <location filename="../models/deepmend/students.py" />
      <source>'{name}' is not a student: choose one of {names}</source>
      <translation>« {name} » n'est pas un élève : choisissez parmi {names}</translation>
    </message>
    <message>
      <location filename="../models/deepmend/students.py" />
      <source>the plugin does not include weights for the student '{name}': give a file of them as WEIGHTS, or choose another student</source>
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
      <source>{name!r} is not a device: choose one of {names}</source>
      <translation>{name!r} n'est pas un périphérique de calcul : choisissez parmi {names}</translation>
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
      <source>the file of weights {path} does not exist</source>
      <translation>le fichier de poids {path} n'existe pas</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} is a file of arrays, but not one of DeepMEND's</source>
      <translation>{path} est un fichier de tableaux, mais pas de DeepMEND</translation>
    </message>
    <message>
      <location filename="../models/deepmend/weights.py" />
      <source>{path} is not a safetensors file, or it is truncated ({problem})</source>
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
      <source>the map is zero everywhere: the station serves no place in the window and the region</source>
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
      <source>frequencies must be one or more values, each given once, the lowest first</source>
      <translation>les fréquences doivent être une ou plusieurs valeurs, chacune donnée une fois, la plus basse d'abord</translation>
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
