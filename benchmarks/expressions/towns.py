"""Truth points by name, longitude and latitude from general knowledge to about 0.03 degrees."""

from __future__ import annotations

_TABLE = """
Lublin 22.57 51.25; Warsaw 21.01 52.23; Krakow 19.94 50.06; Poznan 16.93 52.41; Wroclaw 17.03 51.11; Gdansk 18.65 54.35
Szczecin 14.55 53.43; Bialystok 23.16 53.13; Rzeszow 22.00 50.04; Chelm 23.47 51.13; Wlodawa 23.55 51.55; Zamosc 23.25 50.72
Terespol 23.62 52.07; Brest 23.69 52.10; Hrubieszow 23.89 50.81; Przemysl 22.77 49.78; Lodz 19.46 51.76; Olsztyn 20.48 53.78
Suwalki 22.93 54.10; Augustow 22.98 53.84; Gorzow 15.24 52.73; Biala_Podlaska 23.12 52.03; Torun 18.60 53.01; Kielce 20.63 50.87
Krosno 21.77 49.69; Sanok 22.20 49.56; Hajnowka 23.58 52.74; Bialowieza 23.85 52.70; Gdynia 18.54 54.52; Elblag 19.40 54.16
Medyka 22.93 49.80; Kuznica 23.65 53.51; Bobrowniki 23.90 53.13; Dorohusk 23.80 51.17; Tomaszow_Lubelski 23.42 50.45
Kyiv 30.52 50.45; Kharkiv 36.23 49.99; Lviv 24.03 49.84; Odesa 30.72 46.48; Dnipro 35.05 48.46; Zaporizhzhia 35.14 47.84
Kherson 32.62 46.64; Mykolaiv 32.00 46.97; Chernihiv 31.29 51.49; Sumy 34.80 50.91; Poltava 34.55 49.59; Zhytomyr 28.66 50.25
Rivne 26.25 50.62; Lutsk 25.33 50.75; Uzhhorod 22.29 48.62; Ternopil 25.59 49.55; Vinnytsia 28.47 49.23; Cherkasy 32.06 49.44
Kremenchuk 33.42 49.07; Kryvyi_Rih 33.39 47.91; Donetsk 37.80 48.00; Luhansk 39.31 48.57; Mariupol 37.54 47.10; Melitopol 35.37 46.85
Kramatorsk 37.58 48.74; Sloviansk 37.61 48.85; Bakhmut 38.00 48.59; Pokrovsk 37.18 48.28; Izium 37.27 49.21; Kupiansk 37.61 49.71
Vovchansk 36.94 50.29; Bohodukhiv 35.53 50.16; Chuhuiv 36.69 49.84; Lozova 36.32 48.89; Balakliia 36.84 49.46; Nikopol 34.39 47.57
Enerhodar 34.66 47.50; Berdiansk 36.79 46.76; Tokmak 35.71 47.25; Orikhiv 35.79 47.57; Polohy 36.25 47.48; Kovel 24.71 51.21
Konotop 33.20 51.24; Shostka 33.47 51.87; Nizhyn 31.89 51.05; Bila_Tserkva 30.11 49.80; Uman 30.22 48.75; Izmail 28.84 45.35
Kozelets 31.12 50.91; Brovary 30.79 50.51; Boryspil 30.95 50.35; Irpin 30.25 50.52; Korosten 28.64 50.95; Ochakiv 31.55 46.61
Mukachevo 22.72 48.44; Chernivtsi 25.94 48.29; Volodymyr 24.32 50.85; Sambir 23.20 49.52; Yavoriv 23.38 49.94; Drohobych 23.51 49.35
Belgorod 36.59 50.60; Kursk 36.19 51.73; Bryansk 34.37 53.24; Voronezh 39.20 51.66; Rostov 39.72 47.24; Moscow 37.62 55.75
Smolensk 32.04 54.78; Sudzha 35.27 51.19; Shebekino 36.91 50.41; Tula 37.62 54.19; Ryazan 39.74 54.63; Saratov 46.03 51.53
Engels 46.12 51.48; Volgograd 44.51 48.71; Samara 50.15 53.20; Kazan 49.11 55.79; Krasnodar 38.98 45.04; Novorossiysk 37.77 44.72
Sochi 39.72 43.59; Taganrog 38.90 47.24; Yeysk 38.28 46.71; Oryol 36.07 52.97; Kaluga 36.28 54.51; Tver 35.91 56.86
St_Petersburg 30.32 59.94; Pskov 28.33 57.82; Murmansk 33.08 68.97; Kaliningrad 20.51 54.71; Sovetsk 21.88 55.08; Vyborg 28.75 60.71
Petrozavodsk 34.35 61.78; Grozny 45.70 43.31; Makhachkala 47.50 42.98; Vladivostok 131.90 43.12; Khabarovsk 135.07 48.48; Chita 113.50 52.03
Novosibirsk 82.92 55.03; Yekaterinburg 60.61 56.84; Tyumen 65.53 57.15; Gelendzhik 38.08 44.56; Tuapse 39.08 44.10; Anapa 37.32 44.89
Minsk 27.56 53.90; Grodno 23.83 53.68; Gomel 31.00 52.43; Mogilev 30.34 53.90; Vitebsk 30.20 55.19; Pinsk 26.10 52.11
Lida 25.30 53.89; Mozyr 29.25 52.05; Baranavichy 26.01 53.13; Polotsk 28.79 55.49; Oshmyany 25.94 54.43
Vilnius 25.28 54.69; Kaunas 23.90 54.90; Klaipeda 21.13 55.71; Siauliai 23.31 55.93; Alytus 24.05 54.40; Marijampole 23.35 54.56
Riga 24.11 56.95; Daugavpils 26.52 55.88; Rezekne 27.33 56.51; Liepaja 21.01 56.51; Ventspils 21.56 57.39; Valmiera 25.43 57.54
Tallinn 24.75 59.44; Tartu 26.72 58.38; Narva 28.19 59.38; Parnu 24.50 58.39; Helsinki 24.94 60.17; Turku 22.27 60.45
Oulu 25.47 65.01; Rovaniemi 25.73 66.50; Tampere 23.76 61.50; Joensuu 29.76 62.60; Lappeenranta 28.19 61.06; Kotka 26.95 60.47
Berlin 13.40 52.52; Munich 11.58 48.14; Stuttgart 9.18 48.78; Freiburg 7.85 48.00; Hamburg 10.00 53.55; Dresden 13.74 51.05
Gorlitz 14.99 51.15; Cottbus 14.33 51.76; Frankfurt_Oder 14.55 52.34; Cologne 6.96 50.94; Frankfurt 8.68 50.11; Nuremberg 11.08 49.45
Kiel 10.14 54.32; Flensburg 9.44 54.78; Rostock 12.14 54.09; Leipzig 12.37 51.34; Kassel 9.48 51.31; Bremen 8.81 53.08
Passau 13.46 48.57; Regensburg 12.10 49.02; Augsburg 10.90 48.37; Konstanz 9.18 47.66; Mannheim 8.47 49.49; Koblenz 7.60 50.36
Mainz 8.27 50.00; Bonn 7.10 50.74; Sassnitz 13.64 54.51; Karlsruhe 8.40 49.01; Potsdam 13.06 52.40; Erfurt 11.03 50.98
Prague 14.44 50.08; Brno 16.61 49.20; Ostrava 18.29 49.83; Bratislava 17.11 48.15; Kosice 21.26 48.72; Vienna 16.37 48.21
Budapest 19.04 47.50; Debrecen 21.63 47.53; Salzburg 13.04 47.80; Innsbruck 11.39 47.27; Linz 14.29 48.31; Zurich 8.54 47.37; Basel 7.59 47.56
Bucharest 26.10 44.43; Tulcea 28.80 45.18; Galati 28.05 45.44; Constanta 28.65 44.18; Iasi 27.59 47.16; Suceava 26.26 47.64; Cluj 23.60 46.77
Plauru 28.80 45.33; Timisoara 21.23 45.75; Chisinau 28.86 47.01; Tiraspol 29.63 46.84; Balti 27.93 47.76; Sofia 23.32 42.70
Varna 27.91 43.20; Burgas 27.47 42.50; Belgrade 20.46 44.80; Pristina 21.16 42.66; Mitrovica 20.87 42.89; Skopje 21.43 42.00
Istanbul 28.98 41.01; Ankara 32.86 39.93; Diyarbakir 40.23 37.91; Izmir 27.14 38.42; Gaziantep 37.38 37.06; Hatay 36.16 36.20
Van 43.38 38.49; Adana 35.32 37.00; Trabzon 39.72 41.00; Athens 23.73 37.98; Thessaloniki 22.94 40.64; Alexandroupoli 25.87 40.85
Rome 12.50 41.90; Milan 9.19 45.46; Turin 7.69 45.07; Venice 12.33 45.44; Naples 14.27 40.85; Palermo 13.36 38.12; Bologna 11.34 44.49
Paris 2.35 48.86; Lille 3.06 50.63; Calais 1.86 50.95; Marseille 5.37 43.30; Dunkirk 2.38 51.03; Dover 1.31 51.13; Lyon 4.84 45.76
London -0.13 51.51; Edinburgh -3.19 55.95; Madrid -3.70 40.42; Brussels 4.35 50.85; Copenhagen 12.57 55.68; Malmo 13.00 55.60
Stockholm 18.07 59.33; Gothenburg 11.97 57.71; Kiruna 20.23 67.86; Visby 18.29 57.64; Oslo 10.75 59.91; Tromso 18.96 69.65; Bodo 14.40 67.28
Kirkenes 30.05 69.73; Bergen 5.32 60.39; Trondheim 10.40 63.43; Dublin -6.26 53.35
Damascus 36.29 33.51; Aleppo 37.16 36.20; Daraa 36.10 32.62; Sweida 36.57 32.71; Homs 36.71 34.73; Idlib 36.63 35.93; Latakia 35.79 35.52
Deir_ez_Zor 40.14 35.34; Raqqa 39.01 35.95; Hasakah 40.75 36.50; Qamishli 41.23 37.05; Quneitra 35.82 33.13
Beirut 35.50 33.89; Tyre 35.20 33.27; Sidon 35.37 33.56; Nabatieh 35.48 33.38; Tripoli_LB 35.84 34.44; Baalbek 36.21 34.01; Naqoura 35.14 33.12
Bint_Jbeil 35.43 33.12; Marjayoun 35.59 33.36; Haifa 34.99 32.82; Tel_Aviv 34.78 32.08; Jerusalem 35.22 31.78; Kiryat_Shmona 35.57 33.21
Metula 35.58 33.28; Eilat 34.95 29.56; Ashkelon 34.57 31.67; Beersheba 34.79 31.25; Gaza_City 34.46 31.52; Beit_Hanoun 34.54 31.54
Jabalia 34.48 31.53; Khan_Younis 34.31 31.35; Rafah 34.25 31.29; Deir_al_Balah 34.35 31.42; Nablus 35.26 32.22; Hebron 35.10 31.53
Amman 35.93 31.95; Ramtha 36.01 32.56; Baghdad 44.37 33.31; Mosul 43.13 36.34; Erbil 44.01 36.19; Basra 47.78 30.51; Kirkuk 44.39 35.47
Rutba 40.28 33.04; Sinjar 41.86 36.32; Tehran 51.39 35.69; Tabriz 46.29 38.08; Isfahan 51.67 32.65; Bandar_Abbas 56.27 27.19; Zahedan 60.86 29.50
Bushehr 50.84 28.92; Ahvaz 48.68 31.32; Riyadh 46.68 24.71; Jeddah 39.19 21.49; Jizan 42.55 16.89; Najran 44.13 17.49; Dubai 55.27 25.20; Khasab 56.25 26.18; Fujairah 56.33 25.12
Doha 51.53 25.29; Kuwait_City 47.98 29.38; Muscat 58.41 23.59
Sanaa 44.21 15.35; Hodeidah 42.95 14.80; Aden 45.03 12.79; Mocha 43.25 13.32; Marib 45.33 15.46; Taiz 44.02 13.58; Saada 43.76 16.94
Cairo 31.24 30.04; Alexandria 29.92 31.20; Arish 33.80 31.13; Suez 32.55 29.97; Port_Said 32.30 31.26; Luxor 32.64 25.69; Sharm 34.33 27.92
Khartoum 32.53 15.50; El_Fasher 25.35 13.63; Nyala 24.88 12.05; Port_Sudan 37.22 19.62; Geneina 22.45 13.45; El_Obeid 30.22 13.18
Addis 38.75 9.03; Mekelle 39.47 13.50; Nairobi 36.82 -1.29; Mombasa 39.67 -4.05; Garissa 39.65 -0.45; Mogadishu 45.32 2.05; Kismayo 42.55 -0.36
Goma 29.22 -1.68; Bukavu 28.86 -2.51; Bunia 30.25 1.57; Beni 29.47 0.49; Butembo 29.29 0.14; Kinshasa 15.31 -4.33; Kigali 30.06 -1.95; Lubumbashi 27.48 -11.66; Kampala 32.58 0.32
Abuja 7.49 9.06; Lagos 3.38 6.52; Kano 8.52 12.00; Maiduguri 13.16 11.85; Sokoto 5.24 13.06; Port_Harcourt 7.01 4.82; Bamako -8.00 12.64
Gao -0.05 16.27; Timbuktu -3.01 16.77; Niamey 2.11 13.51; Ouagadougou -1.52 12.37; Ndjamena 15.04 12.11; Tripoli_LY 13.19 32.89; Benghazi 20.07 32.12
Sirte 16.59 31.21; Misrata 15.09 32.38; Sabha 14.43 27.04; Tunis 10.18 36.81; Algiers 3.06 36.75; Rabat -6.84 34.02
Islamabad 73.05 33.69; Peshawar 71.57 34.01; Quetta 67.00 30.18; Karachi 67.01 24.86; Lahore 74.34 31.55; Chaman 66.45 30.92; Torkham 71.09 34.13
Bannu 70.60 32.99; Miranshah 70.07 33.00; Swat 72.36 34.77; Kabul 69.17 34.53; Kandahar 65.71 31.61; Kunduz 68.87 36.73; Mazar 67.11 36.71; Jalalabad 70.45 34.43; Herat 62.20 34.35; Spin_Boldak 66.40 31.01
Delhi 77.21 28.61; Srinagar 74.80 34.08; Jammu 74.86 32.73; Amritsar 74.87 31.63; Mumbai 72.88 19.08; Chennai 80.27 13.08; Kolkata 88.36 22.57
Imphal 93.94 24.81; Dhaka 90.41 23.81; Coxs_Bazar 91.98 21.44; Sittwe 92.90 20.15; Yangon 96.16 16.81; Mandalay 96.08 21.97; Myawaddy 98.51 16.69; Mae_Sot 98.57 16.71; Lashio 97.75 22.93
Bangkok 100.50 13.76; Surin 103.49 14.88; Sisaket 104.32 15.12; Ubon 104.86 15.24; Phnom_Penh 104.92 11.56; Siem_Reap 103.86 13.36; Poipet 102.56 13.66; Hat_Yai 100.47 7.01
Taipei 121.56 25.03; Kaohsiung 120.30 22.63; Hualien 121.60 23.98; Xiamen 118.09 24.48; Hong_Kong 114.17 22.32; Beijing 116.41 39.90; Shanghai 121.47 31.23
Seoul 126.98 37.57; Pyongyang 125.75 39.03; Kaesong 126.55 37.97; Tokyo 139.69 35.68; Sapporo 141.35 43.06; Wakkanai 141.67 45.42; Okinawa 127.68 26.21
Manila 120.98 14.60; Davao 125.61 7.07; Zamboanga 122.08 6.91; Jakarta 106.85 -6.21
Tbilisi 44.79 41.72; Sukhumi 41.02 43.00; Zugdidi 41.87 42.51; Batumi 41.64 41.64; Yerevan 44.51 40.18; Baku 49.87 40.41; Goris 46.34 39.51; Stepanakert 46.75 39.82
Tashkent 69.28 41.31; Osh 72.80 40.53; Batken 70.82 40.06; Bishkek 74.57 42.87; Dushanbe 68.78 38.56; Termez 67.28 37.22
Havana -82.38 23.13; Miami -80.19 25.76; Caracas -66.90 10.49; Maracaibo -71.64 10.65; Cucuta -72.50 7.89; Bogota -74.07 4.71; Medellin -75.56 6.25; Quito -78.47 -0.18; Guayaquil -79.90 -2.19
Lima -77.04 -12.05; Georgetown -58.16 6.80; Mexico_City -99.13 19.43; Tijuana -117.04 32.53; Ciudad_Juarez -106.49 31.74; Monterrey -100.32 25.67; Culiacan -107.39 24.81; Oaxaca -96.72 17.07; Merida -89.62 20.97
El_Paso -106.49 31.76; San_Diego -117.16 32.72; Dallas -96.80 32.78; Houston -95.37 29.76; Austin -97.74 30.27; Laredo -99.51 27.51; New_York -74.01 40.71; Chicago -87.63 41.88; Denver -104.99 39.74; Anchorage -149.90 61.22
Sydney 151.21 -33.87; Melbourne 144.96 -37.81; Brisbane 153.03 -27.47; Santiago -70.65 -33.45; Buenos_Aires -58.38 -34.60; Rio -43.17 -22.91; Manaus -60.02 -3.10; Fortaleza -38.54 -3.73
"""

TOWNS: dict[str, tuple[float, float]] = {
    name: (float(lon), float(lat))
    for name, lon, lat in (
        row.split() for line in _TABLE.strip().splitlines() for row in line.split(";") if row.strip()
    )
}
