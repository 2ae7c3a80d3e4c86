//! Facts about the world, from the tables in `assets/knowledge/`: countries, offices, organizations,
//! names, places. What holds an office today is not among them: the articles say that.
