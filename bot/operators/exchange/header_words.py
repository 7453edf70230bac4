"""What people call the columns of their tables, in the languages we met: names parted by semicolons."""

from flows.referrals import ContactKind

FIELDS = {
    "name": (
        "name; organisation; organization; organisation name; organization name; name of organization; "
        "name of organisation; org; org name; ngo; ngo name; agency; service provider; provider; nombre; "
        "organización; nombre de la organización; entidad; nom; nom de l'organisation; nome; organização; "
        "einrichtung; название; организация; наименование; назва; організація; اسم; الاسم; المنظمة; اسم "
        "المنظمة; 名称; 机构; 机构名称; nama; nama organisasi; tên; tên tổ chức"
    ),
    "country": (
        "country; country code; iso; iso code; país; pais; pays; land; страна; країна; الدولة; البلد; 国家; "
        "negara; quốc gia; nation; location country; listed under"
    ),
    "serves": "serves; countries served; coverage; service area; areas served; cobertura; zone; охват",
    "area": "area; city; town; ciudad; ville; cidade; stadt; город; місто; المدينة; 城市; kota",
    "needs": (
        "needs; services; service; type of service; service type; category; categories; type of help; "
        "servicios; servicio; categoría; catégorie; serviços; услуги; послуги; الخدمات; 服务; layanan"
    ),
    "languages": (
        "languages; language; languages spoken; idiomas; idioma; langues; sprachen; языки; мови; اللغات; "
        "语言; bahasa"
    ),
    "hours": (
        "hours; opening hours; working hours; opening times; availability; schedule; horario; horarios; "
        "horaires; horário; öffnungszeiten; часы работы; график; години роботи; ساعات العمل; 时间; jam buka"
    ),
    "time_zone": "time zone; timezone; zona horaria; fuseau horaire; часовой пояс",
    "audience": "audience; target group; beneficiaries; who for; grupo meta; público; целевая группа",
    "description": "description; notes; comments; remarks; descripción; notas; observaciones; описание; ملاحظات; 备注",
    "source": "source; sources; source url; reference; fuente; fuentes; quelle; источник; المصدر",
    "verified_on": (
        "verified on; verified; last verified; last updated; updated; date verified; actualizado; обновлено"
    ),
    "feed_status": "service status; state of service; estado; statut; статус",
    "contact": "contact; contact details; contact info; contacto; kontakt; контакт; контакты; جهة الاتصال; 联系方式",
    "contact_type": "contact type; type of contact; channel; tipo de contacto; canal",
    "free": "free; free of charge; gratis; gratuito; gratuit; kostenlos; бесплатно; مجاني",
    "anonymous": "anonymous; anónimo; anonyme; анонимно",
    "run_by": "run by; type of organization; type of organisation; organization type; operator",
    "address": (
        "address; street; street address; location; office; dirección; direccion; adresse; endereço; "
        "адрес; адреса; العنوان; 地址; alamat; địa chỉ; postal code; zip"
    ),
    "person": (
        "contact person; focal point; contact name; persona de contacto; responsable; контактное лицо; "
        "الشخص المسؤول"
    ),
}
"""Our field -> its names. `address` and `person` are recognised to be left out."""

CONTACTS = {
    ContactKind.PHONE: (
        "phone; telephone; tel; phone number; telephone number; phone no; hotline; helpline; mobile; "
        "cell; contact number; number; teléfono; telefono; teléfonos; móvil; celular; téléphone; "
        "telefone; telemóvel; telefon; телефон; телефоны; номер; رقم الهاتف; الهاتف; هاتف; 电话; telepon; "
        "điện thoại; số điện thoại; no hp; gsm"
    ),
    ContactKind.EMAIL: (
        "email; e mail; mail; email address; correo; correo electrónico; courriel; почта; البريد "
        "الإلكتروني; 邮箱"
    ),
    ContactKind.WEB: (
        "website; web; web site; url; link; homepage; sitio web; página web; site web; сайт; веб сайт; "
        "الموقع; 网站"
    ),
}
"""Columns that hold a contact of one kind. Messengers are found by their own names (channels)."""
